// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Activity } from '../../src/web/shared/activity';
import { DirectLine, type Link, type Session } from '../../src/web/shared/directLine';
import { json, LineServer } from './lineServer';

const base = 'https://chat.example/';
let server: LineServer;
let heard: string[];
let links: Link[];
let session: Session | undefined;
let lost: number;
let refusals: string[];
let line: DirectLine;

function newLine(): DirectLine {
  return new DirectLine(base, 'dl_kim', () => 'ko', {
    link: (state) => links.push(state),
    received: (activities) => heard.push(...activities.map(({ text }) => text ?? '')),
    session: (given) => (session = given),
    lost: () => lost++,
    linkRefused: (words) => refusals.push(words),
  }, server.world());
}

const later = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const message = (text: string, id: string): Activity => ({ type: 'message', text, channelData: { clientActivityID: id } });

beforeEach(async () => {
  vi.useFakeTimers();
  server = new LineServer();
  [heard, links, session, lost, refusals] = [[], [], undefined, 0, []];
  line = newLine();
  line.start();
  await later(0);
});

afterEach(() => {
  line.stop();
  vi.useRealTimers();
});

test('begins a conversation, says who it is, and hears what the bot says', async () => {
  server.say('안녕하세요');
  expect(server.calls).toEqual(['POST tokens/generate', 'POST conversations']);
  expect(links).toEqual(['connecting', 'online']);
  expect(heard).toEqual(['안녕하세요']);
  expect(session).toMatchObject({ conversationId: 'c1', userId: 'dl_kim' });
});

test('asks for words in the language of the citizen', () => {
  expect(server.languages).not.toEqual([]);
  expect(server.languages.every((language) => language === 'ko')).toBe(true);
});

test('sends as the citizen and gives back the id of the server', async () => {
  expect(await line.send(message('여권', 'a'))).toEqual({ kind: 'sent', id: 'c1|0' });
  expect(server.only.activities[0]).toMatchObject({ text: '여권', from: { id: 'dl_kim', role: 'user' } });
});

test('uploads files in the same request as their message', async () => {
  await line.send(message('여기예요', 'a'), [new File(['x'], 'hole.jpg', { type: 'image/jpeg' })]);
  expect(server.calls.at(-1)).toBe('POST conversations/c1/upload');
  expect((server.uploads[0]!.get('file') as File).name).toBe('hole.jpg');
  expect((server.uploads[0]!.get('activity') as Blob).type).toBe('application/vnd.microsoft.activity');
});

test('after a drop it hears what it missed, once, and nothing twice', async () => {
  server.say('하나');
  server.only.socket!.serverCloses();
  expect(links.at(-1)).toBe('offline');
  server.say('둘');
  await later(1_000);
  server.say('셋');
  expect(links.at(-1)).toBe('online');
  expect(heard).toEqual(['하나', '둘', '셋']);
});

test('pauses grow while the server is away, up to half a minute, and it comes back', async () => {
  server.down = true;
  server.dropSockets();
  const started = server.calls.length;
  await later(1_000 + 2_000 + 4_000 + 8_000 + 16_000);
  expect(server.calls.length - started).toBe(5);
  await later(29_999);
  expect(server.calls.length - started).toBe(5);
  server.down = false;
  await later(1);
  expect(links.at(-1)).toBe('online');
});

test('waking up does not wait for the pause', async () => {
  server.down = true;
  server.dropSockets();
  await later(15_000);
  server.down = false;
  line.wake();
  await later(0);
  expect(links.at(-1)).toBe('online');
});

test('a line that went silent is taken for dead', async () => {
  const dead = server.only.socket!;
  await later(30_000);
  dead.serverSends('');
  await later(30_000);
  expect(links.at(-1)).toBe('online');
  await later(15_000);
  expect(links.at(-1)).toBe('offline');
  await later(1_000);
  expect(server.only.socket).not.toBe(dead);
  expect(links.at(-1)).toBe('online');
});

test('goes on with the conversation that a link leads to, and hears all of it', async () => {
  server.beginElsewhere('L1', '여권', '구청에서 재발급합니다.');
  line.stop();
  line = newLine();
  heard = [];
  line.start(undefined, 'L1');
  await later(0);

  server.say('더 궁금하신 점이 있나요?');
  expect(heard).toEqual(['여권', '구청에서 재발급합니다.', '더 궁금하신 점이 있나요?']);
  expect(session).toMatchObject({ conversationId: 'elsewhere-L1' });
  expect(lost).toBe(0);
});

test('a link that was used is told in the words of the server, and a new conversation begins', async () => {
  line.stop();
  line = newLine();
  line.start(undefined, 'of yesterday');
  await later(1_000);

  expect(refusals).toEqual(['이 링크는 이미 사용되었습니다.']);
  expect(lost).toBe(0);
  expect(server.conversations.size).toBe(2);
  expect(links.at(-1)).toBe('online');
});

test('a link is tried again while the server is away', async () => {
  server.beginElsewhere('L1', '여권');
  line.stop();
  line = newLine();
  heard = [];
  server.down = true;
  line.start(undefined, 'L1');
  await later(0);
  server.down = false;
  await later(5_000);

  expect(heard).toEqual(['여권']);
});

test('resumes from the beginning after a reload', async () => {
  server.say('안녕하세요');
  line.stop();
  heard = [];
  line = newLine();
  line.start(session);
  await later(0);
  server.say('이어서');
  expect(heard).toEqual(['안녕하세요', '이어서']);
  expect(server.conversations.size).toBe(1);
});

test('polls where sockets are blocked, and hears everything once', async () => {
  server.socketsBlocked = true;
  server.dropSockets();
  await later(1_000 + 2_000 + 4_000);
  server.say('하나');
  await later(1_500);
  server.say('둘');
  await later(1_500);
  expect(links.at(-1)).toBe('online');
  expect(heard).toEqual(['하나', '둘']);
});

test('goes back from polling to a socket when one can be had again', async () => {
  server.socketsBlocked = true;
  server.dropSockets();
  await later(7_000);
  server.socketsBlocked = false;
  await later(70_000);
  expect(server.only.socket?.readyState).toBe(1);
});

test('a second tab that takes the socket is not fought for it', async () => {
  const first = server.only.socket!;
  first.serverCloses('collision');
  await later(1_000);
  server.say('안녕하세요');
  await later(1_500);
  expect(server.only.socket).toBe(first);
  expect(heard).toEqual(['안녕하세요']);
});

test('renews its token before it expires', async () => {
  const before = session!.token;
  const alive = setInterval(() => server.only.socket?.serverSends(''), 20_000);
  await later(1800 * 750);
  clearInterval(alive);
  expect(server.calls).toContain('POST tokens/refresh');
  expect(session!.token).not.toBe(before);
  expect(session!.conversationId).toBe('c1');
});

test('a refused token is renewed for the same conversation, and the message goes out', async () => {
  let refusals = 1;
  server.refuse = (call) => (call.endsWith('/activities') && refusals-- > 0 ? json(403, {}) : undefined);
  expect((await line.send(message('여권', 'a'))).kind).toBe('sent');
  expect(server.only.activities).toHaveLength(1);
  expect(lost).toBe(0);
});

test('an expired token starts a new conversation, says so, and the message is still to be sent', async () => {
  server.expireTokens();
  expect(await line.send(message('여권', 'a'))).toEqual({ kind: 'later', reached: false });
  await later(0);
  expect(lost).toBe(1);
  expect(session!.conversationId).not.toBe('c1');
  expect((await line.send(message('여권', 'a'))).kind).toBe('sent');
});

test('a conversation that the server forgot is begun anew', async () => {
  server.conversations.clear();
  line.wake();
  await line.send(message('여권', 'a'));
  await later(0);
  expect(lost).toBe(1);
  expect(server.conversations.size).toBe(1);
});

test.each([
  [413, { kind: 'refused', message: '파일이 너무 커요.' }],
  [400, { kind: 'refused', message: '파일이 너무 커요.' }],
  [429, { kind: 'later', reached: true, afterMs: 5_000 }],
  [503, { kind: 'later', reached: true, afterMs: 5_000 }],
])('an answer of %i is told apart', async (status, outcome) => {
  server.refuse = () => json(status, { error: { message: '파일이 너무 커요.' } }, { 'Retry-After': '5' });
  expect(await line.send(message('여권', 'a'))).toEqual(outcome);
});

test('stopped while it connects, it stays stopped', async () => {
  line.stop();
  line = newLine();
  links = [];
  line.start();
  line.stop();
  await later(1_000);
  expect(links).toEqual(['connecting']);
});

test('nothing is done after it was stopped', async () => {
  line.stop();
  const calls = server.calls.length;
  server.dropSockets();
  await later(4_000_000);
  expect(server.calls).toHaveLength(calls);
});
