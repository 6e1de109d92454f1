import type { CannedReply, Counselor, DeliveryChange, Entry, Session, Ticket, TicketDetail } from './contract';
import type { Connection, Draft, Notice, Outgoing, State, Tab } from './shape';
import type { TextKey } from './texts';

/** What has happened. Past tense: the reducer never asks for anything. */
export type Fact =
  | { readonly is: 'signedIn'; readonly session: Session }
  | { readonly is: 'signedOut'; readonly expired: boolean }
  | { readonly is: 'dutyChanged'; readonly on: boolean }
  | { readonly is: 'connectionChanged'; readonly connection: Connection }
  | { readonly is: 'remembered'; readonly memory: Pick<State, 'drafts' | 'outgoing' | 'seen'> }
  | { readonly is: 'listsArrived'; readonly tickets: readonly Ticket[]; readonly asked: number }
  | { readonly is: 'closedArrived'; readonly tickets: readonly Ticket[]; readonly asked: number }
  | { readonly is: 'detailArrived'; readonly detail: TicketDetail; readonly asked: number }
  | { readonly is: 'ticketChanged'; readonly ticket: Ticket }
  | { readonly is: 'entryArrived'; readonly ticket: string; readonly entry: Entry }
  | { readonly is: 'deliveryChanged'; readonly change: DeliveryChange }
  | { readonly is: 'citizenTyped'; readonly ticket: string; readonly until: number }
  | { readonly is: 'typingEnded'; readonly now: number }
  | { readonly is: 'opened'; readonly ticket: string | null }
  | { readonly is: 'cursorMoved'; readonly ticket: string }
  | { readonly is: 'tabChosen'; readonly tab: Tab }
  | { readonly is: 'watchingChanged'; readonly watching: boolean }
  | { readonly is: 'acceptAsked'; readonly ticket: string }
  | { readonly is: 'acceptAnswered' }
  | { readonly is: 'draftChanged'; readonly ticket: string; readonly draft: Partial<Draft> }
  | { readonly is: 'written'; readonly ticket: string; readonly outgoing: Outgoing }
  | { readonly is: 'outgoingChanged'; readonly ticket: string; readonly id: string; readonly to: Partial<Outgoing> }
  | { readonly is: 'outgoingDropped'; readonly ticket: string; readonly id: string }
  | { readonly is: 'cannedArrived'; readonly canned: readonly CannedReply[] }
  | { readonly is: 'counselorsArrived'; readonly counselors: readonly Counselor[] }
  | { readonly is: 'noticeRaised'; readonly notice: Notice }
  | { readonly is: 'noticeDismissed'; readonly key: TextKey };
