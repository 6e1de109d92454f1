import type { CannedReply } from './contract';

/** A canned reply in the citizen's language, or in the nearest that it was written in. */
export interface CannedOffer {
  readonly key: string;
  readonly title: string;
  readonly text: string;
}

const say = (texts: Readonly<Record<string, string>>, language: string): string =>
  texts[language] ?? texts[language.split('-')[0] ?? ''] ?? texts['en'] ?? texts['ko'] ?? Object.values(texts)[0] ?? '';

/** The word after a `/` that begins the text or follows a space, up to the caret; null when there is none. */
export function cannedQuery(text: string, caret: number): string | null {
  return /(?:^|\s)\/([^\s/]*)$/u.exec(text.slice(0, caret))?.[1] ?? null;
}

/** Those whose key, title or words contain the query: by key first, then by title, then by words. */
export function offers(canned: readonly CannedReply[], query: string, language: string): CannedOffer[] {
  const wanted = query.normalize('NFC').toLowerCase();
  const rank = (reply: CannedReply): number => {
    if (reply.key.toLowerCase().startsWith(wanted)) return 0;
    if (contains(reply.title, wanted) || reply.key.toLowerCase().includes(wanted)) return 1;
    return contains(reply.text, wanted) ? 2 : 3;
  };
  return canned
    .map((reply) => ({ reply, rank: rank(reply) }))
    .filter((found) => found.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ reply }) => ({ key: reply.key, title: say(reply.title, language), text: say(reply.text, language) }));
}

/** Any language of the title counts: a Korean counselor looks for 인사 when answering in English. */
const contains = (texts: Readonly<Record<string, string>>, wanted: string): boolean =>
  Object.values(texts).some((text) => text.normalize('NFC').toLowerCase().includes(wanted));

/** The text with the `/query` before the caret replaced, and where the caret then stands. */
export function withCanned(text: string, caret: number, offer: CannedOffer): { text: string; caret: number } {
  const query = cannedQuery(text, caret) ?? '';
  const start = caret - query.length - 1;
  return { text: text.slice(0, start) + offer.text + text.slice(caret), caret: start + offer.text.length };
}
