import type { Ticket, Urgency } from './contract';
import type { State } from './shape';
import { citizenEntriesAfter } from './entries';
import { isOwn, serves, speaks } from './rights';

const weight: Record<Urgency, number> = { emergency: 0, high: 1, normal: 2 };

/** Urgent first; among equals, whoever has waited longest. */
export function byUrgencyThenWaiting(a: Ticket, b: Ticket): number {
  return weight[a.urgency] - weight[b.urgency]
    || Date.parse(a.openedAt) - Date.parse(b.openedAt)
    || (a.id < b.id ? -1 : 1);
}

type Listed = Pick<State, 'tickets' | 'session'>;
type Staffed = Listed & Pick<State, 'counselors'>;
type Read = Pick<State, 'seen' | 'conversations'>;

const all = (state: Pick<State, 'tickets'>): Ticket[] => Object.values(state.tickets);

export const waiting = (state: Pick<State, 'tickets'>): Ticket[] =>
  all(state).filter((ticket) => ticket.status === 'waiting').sort(byUrgencyThenWaiting);

export const isMine = (state: Pick<State, 'session'>, ticket: Ticket): boolean => isOwn(state.session, ticket);

export const mine = (state: Listed): Ticket[] =>
  all(state).filter((ticket) => isMine(state, ticket)).sort(byUrgencyThenWaiting);

export const colleagues = (state: Listed): Ticket[] =>
  all(state).filter((ticket) => ticket.status === 'open' && !isMine(state, ticket)).sort(byUrgencyThenWaiting);

export const closed = (state: Pick<State, 'tickets'>): Ticket[] =>
  all(state).filter((ticket) => ticket.status === 'closed')
    .sort((a, b) => Date.parse(b.openedAt) - Date.parse(a.openedAt));

/** The rows of the chosen tab, from top to bottom: what arrows and j/k walk through. */
export function rows(state: Listed & Pick<State, 'tab'>): Ticket[] {
  if (state.tab === 'colleagues') return colleagues(state);
  return state.tab === 'closed' ? closed(state) : [...mine(state), ...waiting(state)];
}

/**
 * Whom `a` accepts: the first in line who speaks a language of this counselor, or one of nobody here, so that an
 * interpreter has to help in any case; among equally urgent ones, first who asks about what he knows best.
 */
export function nextInLine(state: Staffed): Ticket | null {
  const session = state.session;
  if (!session || !serves(session)) return null;
  const foreign = ({ language }: Ticket) => state.counselors.length > 0 && !state.counselors.some((one) => one.onDuty && speaks(one, language));
  const able = waiting(state).filter((ticket) => speaks(session, ticket.language) || foreign(ticket));
  const first = able[0];
  const skilled = able.find((ticket) => ticket.urgency === first?.urgency && session.skills.includes(ticket.topic ?? ''));
  return skilled ?? first ?? null;
}

/**
 * Messages of the citizen that this counselor has not had on screen. Counted from the entries once they are
 * known here; until then the server's figure is the best there is.
 */
export function unread(state: Read, ticket: Ticket): number {
  if (ticket.status === 'closed') return 0;
  const seen = state.seen[ticket.id];
  const conversation = state.conversations[ticket.id];
  return seen === undefined || !conversation
    ? ticket.unread
    : citizenEntriesAfter(conversation.entries, seen).length;
}

/** What waits for this counselor: the line and his unread conversations. The number in the window's title. */
export const calling = (state: Listed & Read): number =>
  waiting(state).length + mine(state).filter((ticket) => unread(state, ticket) > 0).length;
