import type { Delivery, DeliveryChange, Entry } from './contract';

/** How far a delivery has come: what was delivered or refused is not "sending" again because an old copy says so. */
const progress: Record<Delivery, number> = { sending: 0, sent: 1, failed: 1 };

function fresher(known: Entry, copy: Entry): Entry {
  return progress[copy.delivery] < progress[known.delivery]
    ? { ...copy, delivery: known.delivery, problem: known.problem }
    : copy;
}

/** A note shares the sequence of the line that it was written after. */
const inOrder = (a: Entry, b: Entry) => a.sequence - b.sequence || Date.parse(a.at) - Date.parse(b.at);

/** One list in the order of `sequence`, every id once. Copies may come late, twice and out of order. */
export function mergeEntries(known: readonly Entry[], arriving: readonly Entry[]): readonly Entry[] {
  const byId = new Map(known.map((entry) => [entry.id, entry]));
  for (const entry of arriving) {
    const before = byId.get(entry.id);
    byId.set(entry.id, before ? fresher(before, entry) : entry);
  }
  return [...byId.values()].sort(inOrder);
}

export function withDelivery(entries: readonly Entry[], change: DeliveryChange): readonly Entry[] {
  return entries.map((entry) =>
    entry.id === change.id ? { ...entry, delivery: change.delivery, problem: change.problem } : entry);
}

export const lastSequence = (entries: readonly Entry[]): number => entries.at(-1)?.sequence ?? 0;

/** Citizen entries that come after `sequence`. */
export const citizenEntriesAfter = (entries: readonly Entry[], sequence: number): readonly Entry[] =>
  entries.filter((entry) => entry.from === 'citizen' && entry.sequence > sequence);

/** The sequence after which exactly `unread` citizen entries come. */
export function sequenceBeforeUnread(entries: readonly Entry[], unread: number): number {
  const said = entries.filter((entry) => entry.from === 'citizen');
  const first = unread > 0 ? said[Math.max(0, said.length - unread)] : undefined;
  return first ? first.sequence - 1 : lastSequence(entries);
}

/** Since when the citizen has had no answer from a person, or null when the last word is the desk's. */
export function unansweredSince(entries: readonly Entry[]): string | null {
  const answered = entries.findLastIndex((entry) => entry.from === 'counselor');
  return entries.slice(answered + 1).find((entry) => entry.from === 'citizen')?.at ?? null;
}

/** Everything said before the ticket was opened: the bot's part, folded in the view. */
export function splitAtHandOff(
  entries: readonly Entry[], openedAt: string,
): { readonly before: readonly Entry[]; readonly after: readonly Entry[] } {
  const opened = Date.parse(openedAt);
  const first = entries.findIndex((entry) => Date.parse(entry.at) > opened);
  const at = first < 0 ? entries.length : first;
  return { before: entries.slice(0, at), after: entries.slice(at) };
}
