import { expect, test } from 'vitest';
import { languages, pickLanguage, textsIn, type TextKey } from '../../src/web/shared/texts';
import korean from '../../src/web/shared/texts.ko.json';

const holes = (words: string) => (words.match(/\{\w+\}/g) ?? []).sort();
const files = import.meta.glob<Record<string, string>>('../../src/web/shared/texts.*.json', { eager: true, import: 'default' });

test.each(Object.entries(files))('%s has every text, with the same holes', (_, words) => {
  expect(Object.keys(words).sort()).toEqual(Object.keys(korean).sort());
  for (const [key, value] of Object.entries(korean)) expect(holes(words[key]!), key).toEqual(holes(value));
});

test('every language is offered by its own name, Korean first', () => {
  expect(languages.map(({ name }) => name)).toEqual(['한국어', 'English', '中文', 'Tiếng Việt', 'ไทย', '日本語', 'Русский', 'Монгол', 'Oʻzbekcha']);
});

test.each([
  [['ko-KR'], 'ko'],
  [['en-GB', 'ko'], 'en'],
  [[null, undefined, 'ko'], 'ko'],
  [['vi', 'ko-KR'], 'vi'],
  [['fr', 'ko-KR'], 'ko'],
  [['fr'], 'en'],
  [[], 'ko'],
])('of the wishes %j it speaks %s', (wishes, language) => {
  expect(pickLanguage(wishes as string[])).toBe(language);
});

test('a language without words of its own has English around its dialogs', () => {
  expect(textsIn('vi')('send')).toBe('Send');
  expect(textsIn('xx')('send')).toBe(korean.send);
});

test('holes are filled', () => {
  expect(textsIn('ko')('new-messages', { count: 3 })).toBe('새 메시지 3개');
  expect(textsIn('en')('new-messages' satisfies TextKey, { count: 3 })).toBe('New messages: 3');
});
