// @vitest-environment node
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test, vi } from 'vitest';
import { build } from 'vite';

const root = new URL('../../src/web/', import.meta.url).pathname;

let code: string;

beforeAll(async () => {
  vi.stubEnv('NODE_ENV', 'production');
  const made = await build({ root, configFile: `${root}vite.widget.ts`, logLevel: 'silent', build: { write: false } });
  const files = (made as unknown as { output: { fileName: string; code: string }[] }[])[0]!.output;
  expect(files.map(({ fileName }) => fileName)).toEqual(['widget.js']);
  code = files[0]!.code;
});

test('the whole widget is one script of at most 30 kB gzipped', () => {
  expect(gzipSync(code).length).toBeLessThanOrEqual(30_000);
});

test('it can be read in a page of any encoding', () => {
  expect(/^[\0-\x7f]*$/.test(code)).toBe(true);
});

test('nothing in it needs a looser content security policy', () => {
  expect(/\beval\(|new Function\(|createElement\(["'`]style|setAttribute\(["'`]style/.test(code)).toBe(false);
});
