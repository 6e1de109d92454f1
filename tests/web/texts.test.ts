import { expect, test } from 'vitest';
import { languages, pickLanguage, textsOf, type TextKey } from '../../src/web/shared/texts';
import english from '../../src/web/shared/texts.en.json';
import korean from '../../src/web/shared/texts.ko.json';
import { largest } from '../../src/web/widget/files';

const holes = (words: string) => (words.match(/\{\w+\}/g) ?? []).sort();
const numbers = (words: string) => words.match(/\d[\d-]*/g) ?? [];
const files = import.meta.glob<Record<string, string>>('../../src/web/shared/texts.*.json', { eager: true, import: 'default' });

test.each(Object.entries(files))('%s has every text, with the same holes, limits and telephone numbers', (_, words) => {
  expect(Object.keys(words)).toEqual(Object.keys(korean));
  for (const [key, value] of Object.entries(korean)) {
    expect(holes(words[key]!), key).toEqual(holes(value));
    expect(numbers(words[key]!), key).toEqual(numbers(value));
  }
});

const pages = import.meta.glob<Record<string, string>>('../../src/web/demo/texts.*.json', { eager: true, import: 'default' });

test.each(Object.entries(pages))('%s has every text of the front page, with the same telephone numbers', (_, words) => {
  const english = pages['../../src/web/demo/texts.en.json']!;
  expect(Object.keys(words)).toEqual(Object.keys(english));
  for (const [key, value] of Object.entries(english)) expect(numbers(words[key]!).filter((number) => number !== '24'), key).toEqual(numbers(value).filter((number) => number !== '24'));
});

test('the front page is written in each language of the chat but Korean, which is its own', () => {
  expect(Object.keys(pages).map((path) => path.slice(-7, -5)).sort()).toEqual(Object.keys(files).map((path) => path.slice(-7, -5)).filter((tag) => tag !== 'ko').sort());
});

test.each(Object.entries({ ...files, ...pages }))('%s is written to its end, tidily', (_, words) => {
  for (const [key, value] of Object.entries(words)) {
    expect(value, key).not.toBe('');
    expect(value, key).toBe(value.trim().replace(/ {2,}/g, ' '));
  }
});

test('the largest file that is spoken of is the largest that is taken', () => {
  expect(numbers(korean['file-too-large'])).toEqual([String(largest / 1024 / 1024)]);
});

test('Uzbek letters have the mark that is theirs', () => {
  expect(Object.values(files['../../src/web/shared/texts.uz.json']!).join().match(/['`‘’]/g)).toBeNull();
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

test('a word that a language lacks is English', () => {
  const texts = textsOf({ send: 'Gửi' });
  expect([texts('send'), texts('new-messages', { count: 3 })]).toEqual(['Gửi', 'New messages: 3']);
});

test('holes are filled', () => {
  expect(textsOf(korean)('new-messages', { count: 3 })).toBe('새 메시지 3개');
  expect(textsOf(english)('new-messages' satisfies TextKey, { count: 3 })).toBe('New messages: 3');
});
