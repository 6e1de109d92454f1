import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listed, signedIn } from './console.fixtures';
import { begin, beginWith, desk, type Room } from './console.room';

let room: Room;
beforeEach(() => {
  document.title = '상담 데스크';
  document.documentElement.lang = 'ko';
});
afterEach(() => room.leave());

/** Colours need a layout; they are looked at in a browser. */
const faults = async () => (await axe.run(document, { rules: { 'color-contrast': { enabled: false } } })).violations
  .map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.html).join(' | ')}`);

describe('accessibility', () => {
  const shown: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['the sign-in', async () => { room = await begin('ko', { is: 'signedOut', expired: false }); }],
    ['the desk with nothing open', async () => { room = await begin('ko', ...desk); }],
    ['an empty desk', async () => { room = await begin('en', signedIn, listed()); }],
    ['my conversation', async () => { room = await beginWith('ko', 'mine'); await room.click('#bot-part'); }],
    ['a note and canned replies', async () => { room = await beginWith('en', 'mine'); await room.type('#composer', '/'); }],
    ['a waiting conversation', async () => { room = await beginWith('ko', 'waits'); }],
    ['bars', async () => { room = await begin('ko', ...desk, { is: 'noticeRaised', notice: { key: 'problem.lists', tone: 'error', again: 'lists' } }, { is: 'connectionChanged', connection: { is: 'lost', retryAt: 0 } }); }],
    ['help', async () => { room = await begin('ko', ...desk); await room.click('.help-button'); }],
    ['transfer', async () => { room = await beginWith('ko', 'mine'); await room.press('t', { code: 'KeyT' }, room.find('#ticket-title')); }],
    ['close', async () => { room = await beginWith('ko', 'mine'); await room.press('x', { code: 'KeyX' }, room.find('#ticket-title')); }],
    ['settings', async () => { room = await begin('ko', ...desk); room.find('.menu').setAttribute('open', ''); }],
    ['the closed list', async () => { room = await begin('ko', ...desk); await room.click('.tabs button:nth-child(3)'); }],
  ];

  it.each(shown)('has no fault that axe can find: %s', async (_, show) => {
    await show();
    expect(await faults()).toEqual([]);
  });
});

describe('texts', () => {
  it('fill the same holes in both languages', async () => {
    const [ko, en] = await Promise.all([import('../../src/web/console/texts.ko.json'), import('../../src/web/console/texts.en.json')]);
    const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    expect(Object.keys(en.default)).toEqual(Object.keys(ko.default));
    for (const [key, text] of Object.entries(ko.default))
      expect([key, ...holes(en.default[key as keyof typeof ko.default])]).toEqual([key, ...holes(text)]);
  });
});
