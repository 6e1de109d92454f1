// @vitest-environment node
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test, vi } from 'vitest';
import { build } from 'vite';
import vietnamese from '../../src/web/shared/texts.vi.json';

const root = new URL('../../src/web/', import.meta.url).pathname;

interface Made {
  fileName: string;
  code?: string;
  source?: string;
}

let files: Made[];
let code: string;

beforeAll(async () => {
  vi.stubEnv('NODE_ENV', 'production');
  const made = await build({ root, configFile: `${root}vite.widget.ts`, logLevel: 'silent', build: { write: false } });
  files = (made as unknown as { output: Made[] }[])[0]!.output;
  code = files.find(({ fileName }) => fileName === 'widget.js')!.code!;
});

test('the whole widget is one script of at most 30 kB gzipped', () => {
  expect(files.filter((file) => file.code).map(({ fileName }) => fileName)).toEqual(['widget.js']);
  expect(gzipSync(code).length).toBeLessThanOrEqual(30_000);
});

test('it can be read in a page of any encoding', () => {
  expect(/^[\0-\x7f]*$/.test(code)).toBe(true);
});

test('nothing in it needs a looser content security policy', () => {
  expect(/\beval\(|new Function\(|createElement\(["'`]style|setAttribute\(["'`]style/.test(code)).toBe(false);
});

test('the words of other languages are files beside it, and only their names are in it', () => {
  const beside = files.filter((file) => file.source).map(({ fileName }) => fileName);
  expect(beside.sort()).toEqual(['en', 'ja', 'ko', 'mn', 'ru', 'th', 'uz', 'vi', 'zh'].map((tag) => `texts/${tag}.json`));
  expect(JSON.parse(files.find(({ fileName }) => fileName === 'texts/vi.json')!.source!)).toEqual(vietnamese);
  const letters = (words: string) => words.replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
  expect(code).toContain(letters(vietnamese.language));
  expect(code).not.toContain(letters(vietnamese['message-placeholder']));
});
