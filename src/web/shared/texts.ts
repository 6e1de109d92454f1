import english from './texts.en.json';
import korean from './texts.ko.json';

export type TextKey = keyof typeof korean;
export type Values = Record<string, string | number>;
/** Words for a key; `{name}` in them is filled from the values. */
export type Texts = (key: TextKey, values?: Values) => string;
/** The words of one language, or as many of them as there are. */
export type Words = Partial<Record<TextKey, string>>;

/** In the scripts themselves; the other languages are files beside the widget's. */
const own: Record<string, Words> = { ko: korean, en: english };

/** Of each file its language's name alone, so that no word of the others gets into a script. */
const names = import.meta.glob<string>('./texts.*.json', { eager: true, import: 'language' });

/** As the dialogs list them; a language that is not here comes last. */
const order = ['ko', 'en', 'zh', 'vi', 'th', 'ja', 'ru', 'mn', 'uz'];
const place = ({ tag }: { tag: string }): number => (order.includes(tag) ? order.indexOf(tag) : order.length);

/** Every language that a citizen can choose, with its own name. */
export const languages = Object.entries(names)
  .map(([file, name]) => ({ tag: file.replace(/^.*texts\.|\.json$/g, ''), name }))
  .sort((a, b) => place(a) - place(b));
const tags = new Set(languages.map(({ tag }) => tag));

/** The first wish that we speak; a reader of any other language is likelier to read English than Korean. */
export function pickLanguage(wishes: readonly (string | null | undefined)[]): string {
  for (const wish of wishes) {
    if (!wish) continue;
    const tag = [wish, wish.split('-')[0]!].find((name) => tags.has(name));
    if (tag) return tag;
  }
  return wishes.some(Boolean) ? 'en' : 'ko';
}

/** The words of Korean and English; those of the other languages are to be loaded. */
export const ownWords = (language: string): Words | undefined => own[language];

/** English where a word is missing: a file may be older than the script that reads it. */
export const textsOf = (words: Words): Texts => (key, values = {}) =>
  (words[key] ?? english[key]).replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
