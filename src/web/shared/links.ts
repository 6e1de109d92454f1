/** A piece of a message: words, or words that lead somewhere. */
export interface Part {
  text: string;
  href?: string;
}

// Emergency and government lines are links only where the words say that they are dialled ("119로", "call 119"),
// because "120 won" is not a telephone number.
const lines = '(?:112|119|109|110|129|1330|1345|1350|1366|1388)';
const pattern = new RegExp(
  [
    // Korean particles follow an address without a space, so it ends at the first letter that is not ASCII.
    '(?<url>(?:https?://|www\\.)[\\w.~:/?#[\\]@!$&()*+,;=%-]+)',
    '(?<mail>[\\w.+-]+@[\\w-]+\\.[\\w.-]+\\w)',
    '(?<tel>\\+82[- ]?\\d{1,2}[- ]\\d{3,4}[- ]\\d{4}|0\\d{1,2}-\\d{3,4}-\\d{4}|1[5-8]\\d{2}-\\d{4}|0\\d{1,2}-1\\d{2})(?![\\d-])',
    `(?<dialled>(?:call|dial|전화|국번 없이)\\s+)(?<line>${lines})(?!\\d)`,
    `(?<named>${lines})(?=번(?!지)|로 전화|으로 전화|에 전화|에 신고|로 신고|으로 신고| 전화|\\s*\\()`,
  ].join('|'),
  'giu',
);
const trailing = /[.,!?;:)\]}'"·]+$/u;

/** Splits a message into words and links. Everything stays text: no markup is read from it. */
export function parts(text: string): Part[] {
  const found: Part[] = [];
  let from = 0;
  const words = (to: number) => to > from && found.push({ text: text.slice(from, to) });

  for (const match of text.matchAll(pattern)) {
    const link = target(match);
    const start = match.index + (match.groups?.['dialled']?.length ?? 0);
    if (!link || followsDigit(text, start)) continue;
    words(start);
    found.push(link);
    from = start + link.text.length;
  }
  words(text.length);
  return found;
}

function target({ groups = {} }: RegExpMatchArray): Part | undefined {
  const { url, mail, tel, line, named } = groups;
  if (url) {
    const text = url.replace(trailing, '');
    return { text, href: text.startsWith('www.') ? `https://${text}` : text };
  }
  if (mail) return { text: mail, href: `mailto:${mail}` };
  const number = tel ?? line ?? named;
  return number ? { text: number, href: `tel:${number.replace(/[^+\d]/g, '')}` } : undefined;
}

const followsDigit = (text: string, at: number): boolean => at > 0 && /[\d.,-]/.test(text[at - 1]!);
