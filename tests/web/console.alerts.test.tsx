import axe from 'axe-core';
import { afterEach, expect, it } from 'vitest';
import type { Alert } from '../../src/web/console/alerts/contract';
import { listed, session } from './console.fixtures';
import { Room } from './console.room';
import { problem } from './console.server';

const kinds = ['heavy-rain', 'earthquake', 'other'];
const raised: Alert = {
  id: 'a1', kind: 'heavy-rain', words: { ko: '대피소: 수원고' }, reason: '호우 경보', by: 'park', at: '2026-11-28T01:00:00Z', until: '2026-11-28T09:00:00Z', endedAt: null, on: true,
};

let room: Room;

afterEach(() => {
  room.leave();
  location.hash = '';
});

const visit = async (alerts: readonly Alert[], role = 'supervisor') => {
  location.hash = '#alerts';
  room = new Room('ko');
  room.server.answer = ({ url, method }) => {
    if (url.endsWith('/preview')) return Response.json({ words: { ko: '대피소' }, texts: { ko: '[호우 안내] 대피소', en: '[Heavy rain] 대피소' } });
    if (url.endsWith('/end')) return new Response(null, { status: 204 });
    if (url === '/api/alerts') return method === 'POST' ? Response.json(raised) : Response.json({ alerts, kinds });
    return Response.json([]);
  };
  await room.happen({ is: 'signedIn', session: { ...session, role } }, listed());
};

it('is off, and says so', async () => {
  await visit([]);
  expect(room.words).toContain('지금은 꺼져 있습니다');
  expect(room.words).toContain('지난 안내가 없습니다');
});

it('goes out only as it was shown', async () => {
  await visit([]);
  expect(room.all('.alert-preview')).toEqual([]);
  await room.type('.alert-form input[required]:not([type])', '호우 경보');
  await room.submit('.alert-form form');
  expect(room.words).toContain('[Heavy rain] 대피소');
  await room.type('.alert-form textarea', '대피소: 수원고');
  expect(room.all('.alert-preview')).toEqual([]);
  await room.submit('.alert-form form');
  await room.click('.alert-preview button');
  const asked = room.server.asked.find((one) => one.url === '/api/alerts' && one.method === 'POST')!.body as Record<string, unknown>;
  expect(asked).toMatchObject({ kind: 'heavy-rain', words: { ko: '대피소' }, reason: '호우 경보' });
  expect(Date.parse(String(asked['until']))).toBeGreaterThan(Date.now());
});

it('wants a reason and an end, in the console’s own words', async () => {
  await visit([]);
  expect(room.find<HTMLFormElement>('.alert-form form').noValidate).toBe(true);
  await room.type('.alert-form input[type=datetime-local]', '');
  await room.submit('.alert-form form');
  expect(room.all('.alert-form .field-wrong').map((one) => one.textContent)).toEqual(['끝나는 시각은 지금보다 뒤, 30일 안으로 정해 주세요.', '켜는 이유를 적어 주세요. 기록에 남습니다.']);
  expect(room.server.to('/preview')).toEqual([]);
  await room.type('.alert-form input[type=datetime-local]', '2026-11-29T18:10');
  expect(room.words).toContain('11월 29일 (일) 18:10까지');
});

it('that is on is ended after a question', async () => {
  await visit([raised]);
  expect(room.words).toContain('지금 켜져 있음: 호우');
  await room.click('.alert-on > .danger');
  expect(room.server.to('/end')).toEqual([]);
  await room.click('dialog .danger');
  expect(room.server.to('/api/alerts/a1/end').map((one) => one.method)).toEqual(['POST']);
});

it('that cannot be raised says what to do', async () => {
  await visit([]);
  const answer = room.server.answer;
  room.server.answer = (asked) => asked.url === '/api/alerts' && asked.method === 'POST' ? problem(400, 'alert.until') : answer(asked);
  await room.type('.alert-form input[required]:not([type])', '호우 경보');
  await room.submit('.alert-form form');
  await room.click('.alert-preview button');
  expect(room.words).toContain('지금보다 뒤');
});

it('has no fault that axe can find', async () => {
  await visit([raised, { ...raised, id: 'a0', on: false, endedAt: '2026-11-27T09:00:00Z' }]);
  await room.submit('.alert-form form');
  expect((await axe.run(document, { rules: { 'color-contrast': { enabled: false }, 'document-title': { enabled: false } } })).violations.map((fault) => fault.id)).toEqual([]);
});

it('is no page of a counselor', async () => {
  await visit([raised], 'counselor');
  expect(room.all('#alerts')).toEqual([]);
});
