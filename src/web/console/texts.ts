import en from './texts.en.json';
import ko from './texts.ko.json';
import type { Words } from './shape';

export type TextKey = keyof typeof ko;
export type Language = 'ko' | 'en';

const texts: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { ko, en };

/** Words of the console in one language. `{hole}` is filled from `with`. */
export class Texts {
  readonly language: Language;
  readonly #names: Intl.DisplayNames;
  readonly #clock: Intl.DateTimeFormat;
  readonly #calendar: Intl.DateTimeFormat;

  constructor(language: Language) {
    this.language = language;
    this.#names = new Intl.DisplayNames([language], { type: 'language' });
    this.#clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    this.#calendar = new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', weekday: 'short' });
  }

  /** One thing alone has words of its own where the language wants them. */
  say = (key: TextKey, holes: Words['with'] = {}): string =>
    (holes['count'] === 1 ? this.#find(`${key}-one`) ?? texts[this.language][key] : texts[this.language][key]).replace(/\{(\w+)\}/g, (whole, hole: string) => String(holes[hole] ?? whole));

  words = (words: Words): string => this.say(words.key, words.with);

  /** The text of `group.name`, or null when it is not one of ours. */
  find(group: string, name: string): string | null {
    const key = `${group}.${name}`;
    return this.#find(key) === undefined ? null : this.say(key as TextKey);
  }

  #find = (key: string): string | undefined => (texts[this.language] as Readonly<Record<string, string>>)[key];

  /** The same, or else the name itself, made readable. */
  named = (group: string, name: string): string => this.find(group, name) ?? name.replaceAll(/[-_]/g, ' ');

  languageName(tag: string): string {
    try {
      return this.#names.of(tag) ?? tag;
    } catch {
      return tag;
    }
  }

  /** How long, to the second below an hour and to the minute above: a counselor reads it at a glance. */
  duration(ms: number): string {
    const seconds = Math.max(0, Math.floor(ms / 1_000));
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60) return `${minutes}:${String(seconds % 60).padStart(2, '0')}`;
    const hours = Math.floor(minutes / 60);
    return hours < 24
      ? this.say('time.hours', { hours, minutes: minutes % 60 })
      : this.say('time.days', { days: Math.floor(hours / 24), hours: hours % 24 });
  }

  time = (iso: string): string => this.#clock.format(new Date(iso));

  day = (iso: string): string => this.#calendar.format(new Date(iso));
}

const made: Readonly<Record<Language, Texts>> = { ko: new Texts('ko'), en: new Texts('en') };

/** Made once: the browser's formatters are slow to make. */
export const textsIn = (language: Language): Texts => made[language];
