import type korean from './texts.ko.json';

export type TextKey = keyof typeof korean;
export type Values = Record<string, string | number>;
/** Words for a key; `{name}` in them is filled from the values. */
export type Texts = (key: TextKey, values?: Values) => string;

const files = import.meta.glob<Record<TextKey, string>>('./texts.*.json', { eager: true, import: 'default' });
const byTag = new Map(
  Object.entries(files).map(([file, words]) => [file.replace(/^.*texts\.|\.json$/g, ''), words]),
);

/** Every language that has a `texts.<tag>.json`, Korean first. */
export const languages = [...byTag]
  .map(([tag, words]) => ({ tag, name: words.language }))
  .sort((a, b) => Number(b.tag === 'ko') - Number(a.tag === 'ko') || a.tag.localeCompare(b.tag));

/** The first wish that we speak; a reader of any other language is likelier to read English than Korean. */
export function pickLanguage(wishes: readonly (string | null | undefined)[]): string {
  for (const wish of wishes) {
    if (!wish) continue;
    const tag = [wish, wish.split('-')[0]!].find((name) => byTag.has(name));
    if (tag) return tag;
  }
  return wishes.some(Boolean) ? 'en' : 'ko';
}

export function textsIn(language: string): Texts {
  const words = byTag.get(language) ?? byTag.get('ko')!;
  return (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}
