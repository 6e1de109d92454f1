import { afterEach, beforeEach, expect, test } from 'vitest';
import english from '../../src/web/shared/texts.en.json';
import korean from '../../src/web/shared/texts.ko.json';
import thai from '../../src/web/shared/texts.th.json';
import vietnamese from '../../src/web/shared/texts.vi.json';
import { languages } from '../../src/web/shared/texts';
import { Visit } from './visit';

const files = import.meta.glob<typeof korean>('../../src/web/shared/texts.*.json', { eager: true, import: 'default' });
const placeholder = 'message-placeholder';

let visit: Visit;

beforeEach(() => {
  visit = new Visit();
  for (const [file, words] of Object.entries(files)) visit.server.files.set(file.replace(/^.*texts\./, '/texts/'), words);
});

afterEach(() => visit.end());

const hint = () => visit.$<HTMLTextAreaElement>('textarea').placeholder;
const lang = () => visit.$('.root').lang;
const asked = () => visit.server.calls.filter((call) => call.includes('texts'));

/** A page of somebody whose browser wishes for this language. */
function comes(language: string): void {
  visit.wishes = [language];
  visit.load();
}

test.each(languages.map(({ tag }) => tag))('%s has words of its own around the conversation', async (tag) => {
  await visit.open();
  await visit.chooses(tag);
  const words = files[`../../src/web/shared/texts.${tag}.json`]!;
  expect(hint()).toBe(words[placeholder]);
  expect(visit.$('.empty h3').textContent).toBe(words['empty-title']);
  expect(lang()).toBe(tag);
  expect(visit.$<HTMLSelectElement>('select').value).toBe(tag);
  expect(visit.server.only.activities.at(-1)?.value ?? 'ko').toBe(tag);
});

test('Korean and English are asked of nobody', async () => {
  await visit.open();
  await visit.chooses('en');
  expect(asked()).toEqual([]);
});

test('a browser that wishes for Vietnamese has Vietnamese words before the chat is opened', async () => {
  comes('vi-VN');
  expect([visit.$('.launcher').textContent, lang()]).toEqual([english.launch, 'en']);
  await visit.settle();
  expect([visit.$('.launcher').textContent, lang()]).toEqual([vietnamese.launch, 'vi']);
  expect(visit.server.calls).toEqual(['GET /texts/vi.json']);
});

test('on the next page the words are there at once', async () => {
  comes('vi');
  await visit.settle();
  visit.load();
  expect([visit.$('.launcher').textContent, lang()]).toEqual([vietnamese.launch, 'vi']);
  visit.server.down = true;
  visit.load();
  await visit.settle(1_000);
  expect([visit.$('.launcher').textContent, lang()]).toEqual([vietnamese.launch, 'vi']);
});

test('words that come soon are the first that are shown', async () => {
  visit.server.fileTakes = 300;
  await visit.open();
  await visit.chooses('vi');
  expect([hint(), lang()]).toEqual([korean[placeholder], 'ko']);
  await visit.settle(300);
  expect([hint(), lang()]).toEqual([vietnamese[placeholder], 'vi']);
});

test('words that take their time are English until then', async () => {
  visit.server.fileTakes = 5_000;
  await visit.open();
  await visit.chooses('vi');
  await visit.settle(1_000);
  expect([hint(), lang()]).toEqual([english[placeholder], 'en']);
  await visit.settle(5_000);
  expect([hint(), lang()]).toEqual([vietnamese[placeholder], 'vi']);
});

test.each([
  ['is missing', () => new Response('', { status: 404 })],
  ['is a page of a proxy', () => new Response('<html>')],
  ['is no words', () => new Response('null')],
])('a file that %s leaves English words around the chosen language', async (_, answer) => {
  visit.server.refuse = (call) => (call.includes('texts') ? answer() : undefined);
  await visit.open();
  await visit.chooses('vi');
  expect([hint(), lang()]).toEqual([english[placeholder], 'en']);
  expect(visit.$<HTMLSelectElement>('select').value).toBe('vi');
  expect(visit.server.only.activities.at(-1)).toMatchObject({ name: 'language', value: 'vi' });
});

test('what could not be loaded is loaded when the line is up again', async () => {
  visit.server.down = true;
  comes('vi');
  await visit.open();
  expect([hint(), lang()]).toEqual([english[placeholder], 'en']);
  visit.server.down = false;
  await visit.settle(5_000);
  expect([hint(), lang()]).toEqual([vietnamese[placeholder], 'vi']);
});

test('the language that was chosen last wins, whichever file comes first', async () => {
  await visit.open();
  visit.server.fileTakes = 400;
  await visit.chooses('vi');
  visit.server.fileTakes = 0;
  await visit.chooses('th');
  await visit.settle(1_000);
  expect([hint(), lang()]).toEqual([thai[placeholder], 'th']);
  visit.load();
  expect(lang()).toBe('th');
});

test('what the bot says keeps its own language while the words around it are English', async () => {
  visit.server.files.clear();
  comes('vi');
  await visit.open();
  await visit.hears('Xin chào', { locale: 'vi', suggestedActions: { actions: [{ type: 'imBack', title: 'Hủy' }] } });
  expect([lang(), visit.$('.bubble').lang, visit.$('.quick').lang]).toEqual(['en', 'vi', 'vi']);
});
