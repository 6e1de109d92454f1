import type korean from './texts.ko.json';

export type TextKey = keyof typeof korean;
export type Values = Record<string, string | number>;
/** Words for a key; `{name}` in them is filled from the values. */
export type Texts = (key: TextKey, values?: Values) => string;

const files = import.meta.glob<Record<TextKey, string>>('./texts.*.json', { eager: true, import: 'default' });
const byTag = new Map(
  Object.entries(files).map(([file, words]) => [file.replace(/^.*texts\.|\.json$/g, ''), words]),
);

/** Languages of the dialogs; the interface around them is English where it has no words of its own. */
const spoken = { zh: '中文', vi: 'Tiếng Việt', th: 'ไทย', ja: '日本語', ru: 'Русский', mn: 'Монгол', uz: 'Oʻzbekcha' };

/** Every language that a citizen can choose, with its own name: those with a `texts.<tag>.json` first, of them Korean. */
export const languages = [
  ...[...byTag].map(([tag, words]) => ({ tag, name: words.language })).sort((a, b) => Number(b.tag === 'ko') - Number(a.tag === 'ko') || a.tag.localeCompare(b.tag)),
  ...Object.entries(spoken).filter(([tag]) => !byTag.has(tag)).map(([tag, name]) => ({ tag, name })),
];
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

export function textsIn(language: string): Texts {
  const words = byTag.get(language) ?? byTag.get(tags.has(language) ? 'en' : 'ko')!;
  return (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}
