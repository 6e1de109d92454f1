const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: string, name: string, options: Intl.DateTimeFormatOptions, at: number): string {
  const key = `${language} ${name}`;
  const made = formats.get(key) ?? new Intl.DateTimeFormat(language, options);
  formats.set(key, made);
  return made.format(at);
}

export const clockTime = (language: string, at: number): string =>
  format(language, 'time', { hour: 'numeric', minute: '2-digit' }, at);

export const day = (language: string, at: number): string =>
  format(language, 'day', { month: 'long', day: 'numeric', weekday: 'long' }, at);

export const fullTime = (language: string, at: number): string =>
  format(language, 'full', { dateStyle: 'long', timeStyle: 'short' }, at);

export const sameDay = (a: number, b: number): boolean => new Date(a).toDateString() === new Date(b).toDateString();

/** Lines of one speaker within this many milliseconds share one time stamp. */
export const together = 120_000;
