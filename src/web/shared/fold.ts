const most = { letters: 1_200, lines: 24 };
const shown = { letters: 400, lines: 10 };

/** The beginning of a text that would fill more than a screen, cut between words; nothing of a shorter one. */
export function beginning(text: string): string | undefined {
  const lines = text.split('\n');
  if (text.length <= most.letters && lines.length <= most.lines) return undefined;
  const head = lines.slice(0, shown.lines).join('\n');
  return `${head.length > shown.letters ? cut(head) : head.trimEnd()} …`;
}

/** Not within a word, unless it is one of those without end; and never within a letter of two code units. */
const cut = (text: string): string => text.slice(0, shown.letters).replace(/(?:[\ud800-\udbff]|\s\S{0,40})$/, '').trimEnd();
