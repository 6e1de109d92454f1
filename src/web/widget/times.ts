const formats = new Map<string, Intl.DateTimeFormat>();

/** A browser may not know the language, and would say the time in its own; then it is said in numbers, which everybody reads. */
const numbers = 'sv';

function format(language: string, name: string, options: Intl.DateTimeFormatOptions, inNumbers: Intl.DateTimeFormatOptions, at: number): string {
  const key = `${language} ${name}`;
  const known = Intl.DateTimeFormat.supportedLocalesOf(language).length > 0;
  const made = formats.get(key) ?? new Intl.DateTimeFormat(known ? language : numbers, known ? options : inNumbers);
  formats.set(key, made);
  return made.format(at);
}

export const clockTime = (language: string, at: number): string =>
  format(language, 'time', { hour: 'numeric', minute: '2-digit' }, { timeStyle: 'short' }, at);

export const day = (language: string, at: number): string =>
  format(language, 'day', { month: 'long', day: 'numeric', weekday: 'long' }, { dateStyle: 'short' }, at);

export const fullTime = (language: string, at: number): string =>
  format(language, 'full', { dateStyle: 'long', timeStyle: 'short' }, { dateStyle: 'short', timeStyle: 'short' }, at);

export const sameDay = (a: number, b: number): boolean => new Date(a).toDateString() === new Date(b).toDateString();

/** Lines of one speaker within this many milliseconds share one time stamp. */
export const together = 120_000;
