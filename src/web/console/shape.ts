import type { CannedReply, Counselor, DeliveryChange, Entry, Reach, Session, Slot, Ticket } from './contract';
import type { TextKey } from './texts';

export type Connection =
  | { readonly is: 'idle' | 'connecting' | 'live' }
  /** Broken; `retryAt` (ms) is when the next try starts. */
  | { readonly is: 'lost'; readonly retryAt: number };

export type Tab = 'desk' | 'colleagues' | 'closed';
export type Kind = 'message' | 'note';
export type ById<T> = Readonly<Record<string, T>>;

export interface Conversation {
  readonly loaded: boolean;
  readonly entries: readonly Entry[];
  readonly slots: readonly Slot[];
  readonly callBack: boolean;
  readonly resolution: string | null;
  readonly reach?: Reach | null;
  readonly privateReplies?: boolean;
  /** Everything after it was new when the counselor opened the conversation. */
  readonly newAfter: number;
}

/** What is being written. The note has a text of its own, so that it can never be sent by a switch. */
export interface Draft {
  readonly kind: Kind;
  readonly message: string;
  readonly note: string;
}

/** Written and not yet confirmed. `id` is made here: sent again it is stored once. */
export interface Outgoing {
  readonly id: string;
  readonly kind: Kind;
  readonly text: string;
  /** To what was said in public, by the citizen's own chat. */
  readonly privately?: boolean;
  readonly at: string;
  readonly is: 'sending' | 'stored' | 'unreachable' | 'refused';
  readonly problem: Words | null;
}

/** A text key and what goes into its holes. */
export interface Words {
  readonly key: TextKey;
  readonly with?: Readonly<Record<string, string | number>>;
}

export interface Notice extends Words {
  readonly tone: 'error' | 'info';
  readonly again?: 'lists' | 'conversation';
}

/** The last thing that should be heard: announced, and rung when the sound is on. */
export interface News {
  readonly number: number;
  readonly is: 'waiting' | 'assigned' | 'message';
  readonly ticket: Ticket;
}

/** Everything the console knows. Changed by `reduce` alone. */
export interface State {
  readonly session: Session | null;
  readonly signIn: 'unknown' | 'needed' | 'expired' | 'done';
  readonly connection: Connection;
  readonly lists: 'none' | 'ready';
  readonly closedLists: 'none' | 'ready';
  readonly tickets: ById<Ticket>;
  /** Grows with every event; `changedAt` is the revision of a ticket's last one, so an older answer cannot undo it. */
  readonly revision: number;
  readonly changedAt: ById<number>;
  readonly conversations: ById<Conversation>;
  readonly seen: ById<number>;
  readonly watching: boolean;
  readonly tab: Tab;
  readonly open: string | null;
  readonly cursor: string | null;
  readonly accepting: string | null;
  readonly drafts: ById<Draft>;
  readonly outgoing: ById<readonly Outgoing[]>;
  /** Deliveries that were told before their entry. */
  readonly early: ById<DeliveryChange>;
  /** Tickets whose citizen is typing, and until when (ms) that is believed. */
  readonly typing: ById<number>;
  readonly canned: readonly CannedReply[];
  readonly counselors: readonly Counselor[];
  readonly notices: readonly Notice[];
  readonly news: News | null;
}

export const emptyDraft: Draft = { kind: 'message', message: '', note: '' };

export const initial: State = {
  session: null, signIn: 'unknown', connection: { is: 'idle' }, lists: 'none', closedLists: 'none',
  tickets: {}, revision: 0, changedAt: {}, conversations: {}, seen: {}, watching: true,
  tab: 'desk', open: null, cursor: null, accepting: null, drafts: {}, outgoing: {}, early: {}, typing: {},
  canned: [], counselors: [], notices: [], news: null,
};
