import type { DeliveryChange, Entry, Session, Ticket, TicketDetail } from './contract';
import { citizenEntriesAfter, lastSequence, mergeEntries, sequenceBeforeUnread, withDelivery } from './entries';
import type { Fact } from './facts';
import { isMine } from './line';
import { emptyDraft, initial, type ById, type Conversation, type Draft, type News, type Outgoing, type State } from './shape';
import type { TextKey } from './texts';

/** The one place where the console's state changes: pure, so that every order of events can be tried. */
export function reduce(state: State, fact: Fact): State {
  switch (fact.is) {
    case 'signedIn': return signedIn(state, fact.session);
    case 'signedOut': return signedOut(state, fact.expired);
    case 'dutyChanged': return state.session ? { ...state, session: { ...state.session, onDuty: fact.on } } : state;
    case 'connectionChanged': return { ...state, connection: fact.connection };
    case 'remembered': return { ...state, ...fact.memory };
    case 'listsArrived': return listsArrived(state, fact.tickets, fact.asked);
    case 'closedArrived': return { ...state, tickets: freshest(state, fact.tickets, fact.asked), closedLists: 'ready' };
    case 'detailArrived': return detailArrived(state, fact.detail, fact.asked);
    case 'ticketChanged': return ticketChanged(state, fact.ticket);
    case 'entryArrived': return entryArrived(state, fact.ticket, fact.entry);
    case 'deliveryChanged': return deliveryChanged(state, fact.change);
    case 'citizenTyped': return { ...state, typing: { ...state.typing, [fact.ticket]: fact.until } };
    case 'typingEnded': return { ...state, typing: only(state.typing, (until) => until > fact.now) };
    case 'opened': return opened(state, fact.ticket);
    case 'cursorMoved': return { ...state, cursor: fact.ticket };
    case 'tabChosen': return { ...state, tab: fact.tab, cursor: null };
    case 'watchingChanged': return lookAt({ ...state, watching: fact.watching });
    case 'acceptAsked': return { ...state, accepting: fact.ticket, notices: state.notices.filter((notice) => !aboutTheLine.includes(notice.key)) };
    case 'acceptAnswered': return { ...state, accepting: null };
    case 'draftChanged': return draftChanged(state, fact.ticket, fact.draft);
    case 'written': return written(state, fact.ticket, fact.outgoing);
    case 'outgoingChanged': return settle(withOutgoing(state, fact.ticket, (all) =>
      all.map((one) => one.id === fact.id ? { ...one, ...fact.to } : one)), fact.ticket);
    case 'outgoingDropped': return withOutgoing(state, fact.ticket, (all) => all.filter((one) => one.id !== fact.id));
    case 'cannedArrived': return { ...state, canned: fact.canned };
    case 'counselorsArrived': return { ...state, counselors: fact.counselors };
    case 'noticeRaised': return { ...state, notices: [...withoutNotice(state, fact.notice.key), fact.notice] };
    case 'noticeDismissed': return { ...state, notices: withoutNotice(state, fact.key) };
  }
}

/** What was said about the last try to accept is old news at the next. */
const aboutTheLine: readonly TextKey[] = ['problem.not-waiting', 'queue.nobody', 'queue.nobody-for-you'];

const withoutNotice = (state: State, key: TextKey) => state.notices.filter((notice) => notice.key !== key);

function only<T>(all: ById<T>, keep: (value: T, key: string) => boolean): ById<T> {
  return Object.fromEntries(Object.entries(all).filter(([key, value]) => keep(value, key)));
}

/** Whoever comes back to his ended session goes on where he was; somebody else starts afresh. */
function signedIn(state: State, session: Session): State {
  const same = state.session === null || state.session.name === session.name;
  return { ...(same ? state : { ...initial, watching: state.watching }), session, signIn: 'done', notices: [] };
}

/** An ended session keeps what was being written; a sign-out keeps nothing, for the desk may be shared. */
function signedOut(state: State, expired: boolean): State {
  if (state.signIn === 'unknown') return { ...state, signIn: 'needed' };
  return expired
    ? { ...state, signIn: 'expired', connection: { is: 'idle' }, notices: [] }
    : { ...initial, signIn: 'needed' };
}

/** Takes the tickets that no event has changed since they were asked for. */
function freshest(state: State, tickets: readonly Ticket[], asked: number): ById<Ticket> {
  const taken = tickets.filter((ticket) => (state.changedAt[ticket.id] ?? 0) <= asked);
  return { ...state.tickets, ...Object.fromEntries(taken.map((ticket) => [ticket.id, ticket])) };
}

function listsArrived(state: State, tickets: readonly Ticket[], asked: number): State {
  const listed = new Set(tickets.map((ticket) => ticket.id));
  const gone = (ticket: Ticket) => ticket.status !== 'closed' && !listed.has(ticket.id)
    && (state.changedAt[ticket.id] ?? 0) <= asked && ticket.id !== state.open;
  return {
    ...state,
    tickets: only(freshest(state, tickets, asked), (ticket) => !gone(ticket)),
    lists: 'ready',
    notices: withoutNotice(state, 'problem.lists'),
  };
}

function detailArrived(state: State, detail: TicketDetail, asked: number): State {
  const { slots, transcript, callBack, resolution, reach = null, privateReplies = false, ...ticket } = detail;
  const known = state.conversations[ticket.id];
  const entries = mergeEntries(known?.entries ?? [], transcript);
  const seen = state.seen[ticket.id] ?? sequenceBeforeUnread(entries, ticket.unread);
  const newAfter = known?.loaded ? known.newAfter : seen;
  return lookAt(settle({
    ...state,
    tickets: freshest(state, [ticket], asked),
    seen: { ...state.seen, [ticket.id]: seen },
    conversations: {
      ...state.conversations,
      [ticket.id]: { loaded: true, entries, slots, callBack, resolution, reach, privateReplies, newAfter },
    },
  }, ticket.id));
}

function ticketChanged(state: State, ticket: Ticket): State {
  const before = state.tickets[ticket.id];
  const revision = state.revision + 1;
  const left = ticket.status === 'closed' && state.open !== ticket.id;
  const next: State = {
    ...state, revision,
    conversations: left ? only(state.conversations, (_, id) => id !== ticket.id) : state.conversations,
    tickets: { ...state.tickets, [ticket.id]: ticket },
    changedAt: { ...state.changedAt, [ticket.id]: revision },
    typing: ticket.status === 'open' ? state.typing : only(state.typing, (_, id) => id !== ticket.id),
  };
  return tell(next, ticket, newsOf(next, before, ticket));
}

function newsOf(state: State, before: Ticket | undefined, ticket: Ticket): News['is'] | null {
  if (ticket.status === 'waiting')
    return before && (before.status === 'waiting' || isMine(state, before)) ? null : 'waiting';
  const becameMine = isMine(state, ticket) && !(before && isMine(state, before));
  return becameMine && state.accepting !== ticket.id ? 'assigned' : null;
}

function tell(state: State, ticket: Ticket, is: News['is'] | null): State {
  return is ? { ...state, news: { number: (state.news?.number ?? 0) + 1, is, ticket } } : state;
}

function entryArrived(state: State, id: string, entry: Entry): State {
  const ticket = state.tickets[id];
  if (!ticket) return state;
  const conversation = state.conversations[id];
  const repeated = conversation?.entries.some((known) => known.id === entry.id) ?? false;
  const heard = entry.from === 'citizen' && !repeated ? citizenSpoke(state, ticket, entry) : state;
  if (!conversation) return heard;

  const early = state.early[entry.id];
  const arriving = early ? { ...entry, delivery: early.delivery, problem: early.problem } : entry;
  const merged = {
    ...conversation,
    entries: mergeEntries(conversation.entries, [arriving]),
    newAfter: isWatched(state, id) && !hasNew(conversation) ? entry.sequence : conversation.newAfter,
  };
  return lookAt(settle({
    ...heard,
    conversations: { ...state.conversations, [id]: merged },
    early: early ? only(state.early, (_, key) => key !== entry.id) : state.early,
  }, id));
}

const isWatched = (state: State, id: string): boolean => state.watching && state.open === id;

/** What comes while one looks at it is not marked as new, unless the mark is there already. */
const hasNew = (conversation: Conversation): boolean =>
  citizenEntriesAfter(conversation.entries, conversation.newAfter).length > 0;

/** What made a waiting ticket urgent stays in the list, whatever is said after it. */
const isAlarm = ({ status, urgency, preview }: Ticket): boolean => status === 'waiting' && urgency !== 'normal' && Boolean(preview);

function citizenSpoke(state: State, ticket: Ticket, entry: Entry): State {
  const changed = {
    ...ticket,
    preview: isAlarm(ticket) ? ticket.preview : entry.text || ticket.preview,
    unread: state.conversations[ticket.id] ? ticket.unread : ticket.unread + 1,
  };
  const next = {
    ...state,
    tickets: { ...state.tickets, [ticket.id]: changed },
    typing: only(state.typing, (_, id) => id !== ticket.id),
  };
  return isMine(state, ticket) && !isWatched(state, ticket.id) ? tell(next, changed, 'message') : next;
}

function deliveryChanged(state: State, change: DeliveryChange): State {
  const conversation = state.conversations[change.ticket];
  if (!conversation) return state;
  if (!conversation.entries.some((entry) => entry.id === change.id))
    return { ...state, early: { ...state.early, [change.id]: change } };
  const entries = withDelivery(conversation.entries, change);
  return { ...state, conversations: { ...state.conversations, [change.ticket]: { ...conversation, entries } } };
}

function opened(state: State, id: string | null): State {
  const conversation = id ? state.conversations[id] : undefined;
  const marked = id && conversation
    ? { ...state.conversations, [id]: { ...conversation, newAfter: state.seen[id] ?? conversation.newAfter } }
    : state.conversations;
  return lookAt({ ...state, conversations: marked, open: id, cursor: id ?? state.cursor });
}

/** What is open in a window that is looked at has been seen. */
function lookAt(state: State): State {
  const conversation = state.open ? state.conversations[state.open] : undefined;
  if (!state.open || !conversation?.loaded || !state.watching) return state;
  return { ...state, seen: { ...state.seen, [state.open]: lastSequence(conversation.entries) } };
}

/** What came back as an entry is no longer on its way. */
function settle(state: State, id: string): State {
  const known = new Set(state.conversations[id]?.entries.map((entry) => entry.id));
  return withOutgoing(state, id, (all) => all.filter((one) => !known.has(one.id)));
}

function withOutgoing(state: State, id: string, change: (all: readonly Outgoing[]) => readonly Outgoing[]): State {
  const all = state.outgoing[id];
  if (!all) return state;
  const left = change(all);
  return { ...state, outgoing: left.length > 0
    ? { ...state.outgoing, [id]: left }
    : only(state.outgoing, (_, key) => key !== id) };
}

function draftChanged(state: State, id: string, draft: Partial<Draft>): State {
  return { ...state, drafts: { ...state.drafts, [id]: { ...(state.drafts[id] ?? emptyDraft), ...draft } } };
}

/** Whoever writes has read what was there. */
function written(state: State, id: string, outgoing: Outgoing): State {
  const emptied = draftChanged(state, id, { [outgoing.kind]: '' });
  const conversation = state.conversations[id];
  const read = conversation ? { ...conversation, newAfter: lastSequence(conversation.entries) } : null;
  return {
    ...emptied,
    conversations: read ? { ...state.conversations, [id]: read } : state.conversations,
    outgoing: { ...state.outgoing, [id]: [...(state.outgoing[id] ?? []), outgoing] },
  };
}
