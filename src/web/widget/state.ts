import { type Activity, type CardAction, clientId, isCounselor, isMine, isSystem } from '../shared/activity';
import type { Link } from '../shared/directLine';
import type { TextKey, Values } from '../shared/texts';

/** What failed may be sent again; what was refused can only be taken away. */
export type Delivery = 'sending' | 'waiting' | 'sent' | 'failed' | 'refused';

/** One line of the conversation. Its key never changes, so that the echo of a message does not make its bubble jump. */
export interface Entry {
  key: string;
  activity: Activity;
  mine: boolean;
  delivery: Delivery;
  /** The server has given it its place in the order. */
  stored: boolean;
  /** Milliseconds since 1970. */
  at: number;
  /** Why it failed, in the server's words. */
  reason?: string;
  /** The server keeps fewer words than were typed: personal data was masked. */
  masked?: boolean;
  /** Pictures as they are in this browser, so that the echo need not load them again. */
  previews?: readonly (string | undefined)[];
  /** A line of the widget's own, in the language of the moment. */
  notice?: TextKey;
}

export interface Problem {
  text: TextKey;
  values?: Values;
  /** What the server said of it, in the citizen's language. */
  reason?: string;
}

export interface State {
  entries: readonly Entry[];
  link: Link;
  /** Who is typing at the other end. */
  typing: string | null;
  /** The counselor who is speaking, if a person is. */
  counselor: string | null;
  open: boolean;
  /** Messages that came while the panel was closed. */
  unread: number;
  problem: Problem | null;
  /** Words that the server did not take, on their way back to where they were typed. */
  returned: string | null;
  /** How often the server has said that disaster mode changed. */
  warned: number;
}

export type Action =
  | { type: 'queued'; activity: Activity; delivery: Delivery; at: number; previews?: readonly (string | undefined)[] }
  | { type: 'delivery'; clientId: string; delivery: Delivery; reason?: string }
  | { type: 'received'; activities: readonly Activity[]; userId: string; now: number }
  | { type: 'removed'; clientId: string }
  | { type: 'returned'; clientId: string; text: string; reason?: string }
  | { type: 'taken-back' }
  | { type: 'notice'; text: TextKey; key: string; at: number }
  | { type: 'link'; link: Link }
  | { type: 'typing-ended' }
  | { type: 'opened' }
  | { type: 'closed' }
  | { type: 'problem'; problem: Problem | null }
  | { type: 'restarted' };

export const initial: State = { entries: [], link: 'offline', typing: null, counselor: null, open: false, unread: 0, problem: null, returned: null, warned: 0 };

export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'queued':
      return queued(state, action);
    case 'delivery':
      return delivered(state, action);
    case 'received':
      return action.activities.reduce((so, activity) => received(so, activity, action.userId, action.now), state);
    case 'removed':
      return without(state, action.clientId);
    case 'returned':
      return returned(state, action);
    case 'taken-back':
      return { ...state, returned: null };
    case 'notice':
      return { ...state, entries: [...state.entries, noticed(action)] };
    case 'link':
      return { ...state, link: action.link };
    case 'typing-ended':
      return { ...state, typing: null };
    case 'opened':
      return { ...state, open: true, unread: 0 };
    case 'closed':
      return { ...state, open: false };
    case 'problem':
      return { ...state, problem: action.problem };
    case 'restarted':
      return { ...initial, open: state.open, link: state.link };
  }
}

type Of<T extends Action['type']> = Extract<Action, { type: T }>;

function queued(state: State, { activity, delivery, at, previews }: Of<'queued'>): State {
  const key = clientId(activity) ?? `${at}`;
  if (state.entries.some((entry) => entry.key === key)) return state;
  const entry: Entry = { key, activity, mine: true, delivery, stored: false, at, ...(previews && { previews }) };
  // Whoever sends anew has heard what became of the last one.
  return { ...state, entries: [...state.entries, entry], problem: state.problem?.text === 'failed' ? null : state.problem };
}

const without = (state: State, key: string): State => ({ ...state, entries: state.entries.filter((entry) => entry.key !== key) });

const returned = (state: State, { clientId: key, text, reason }: Of<'returned'>): State => ({
  ...without(state, key),
  returned: state.returned === null ? text : `${state.returned}\n${text}`,
  problem: reason === undefined ? state.problem : { text: 'failed', reason },
});

function delivered(state: State, { clientId: key, delivery, reason }: Of<'delivery'>): State {
  const entries = state.entries.map((entry) =>
    // An echo proves that it was stored, whatever the request's own answer was.
    entry.key === key && !entry.stored ? { ...entry, delivery, ...(reason && { reason }) } : entry,
  );
  return { ...state, entries };
}

const noticed = ({ text, key, at }: Of<'notice'>): Entry => ({
  key,
  activity: { type: 'message', channelData: { system: true } },
  mine: false,
  delivery: 'sent',
  stored: true,
  at,
  notice: text,
});

function received(state: State, activity: Activity, userId: string, now: number): State {
  const mine = isMine(activity, userId);
  if (activity.type === 'typing') return mine ? state : { ...state, typing: activity.from?.name ?? '' };
  if (activity.type === 'endOfConversation') {
    return { ...state, entries: [...state.entries, noticed({ type: 'notice', text: 'conversation-ended', key: activity.id ?? `end-${now}`, at: now })] };
  }
  if (activity.type === 'event' && activity.name === 'alert') return { ...state, warned: state.warned + 1 };
  if (hasLeft(activity)) return { ...state, counselor: null };
  if (activity.type !== 'message' || isKnown(state, activity)) return state;
  if (mine && activity.channelData?.postBack) return state;

  const sent = mine ? state.entries.find((entry) => entry.key === clientId(activity)) : undefined;
  const entry = stored(activity, mine, sent, now);
  const others = sent ? state.entries.filter((other) => other !== sent) : state.entries;
  const place = placeOfNext(others);
  return {
    ...state,
    entries: [...others.slice(0, place), entry, ...others.slice(place)],
    typing: mine ? state.typing : null,
    counselor: mine || isSystem(activity) ? state.counselor : isCounselor(activity) ? (activity.from?.name ?? null) : null,
    unread: mine || state.open ? state.unread : state.unread + 1,
  };
}

const hasLeft = ({ type, name, value }: Activity): boolean =>
  type === 'event' && name === 'handoff.status' && ['completed', 'transferred'].includes((value as { state?: string } | undefined)?.state ?? '');

const isKnown = (state: State, { id }: Activity): boolean =>
  id !== undefined && state.entries.some((entry) => entry.stored && entry.activity.id === id);

function stored(activity: Activity, mine: boolean, sent: Entry | undefined, now: number): Entry {
  return {
    key: sent?.key ?? clientId(activity) ?? activity.id ?? `${now}`,
    activity,
    mine,
    delivery: 'sent',
    stored: true,
    at: Date.parse(activity.timestamp ?? '') || now,
    ...(sent?.previews && { previews: sent.previews }),
    ...(sent && sent.activity.text !== activity.text && { masked: true }),
  };
}

/** What the server has not ordered yet stays below what it has; a failed line keeps its place. */
function placeOfNext(entries: readonly Entry[]): number {
  const isPending = (entry: Entry) => !entry.stored && entry.delivery !== 'failed' && entry.delivery !== 'refused';
  return entries.findLastIndex((entry) => !isPending(entry)) + 1;
}

/** The buttons under the last message; they are spent as soon as the citizen says something. */
export function quickReplies({ entries }: State): CardAction[] {
  const last = entries.findLast((entry) => !isSystem(entry.activity) || entry.activity.suggestedActions);
  return last && !last.mine ? (last.activity.suggestedActions?.actions ?? []) : [];
}
