// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DeskApi } from '../../src/web/console/api';
import { Desk } from '../../src/web/console/desk';
import type { Fact } from '../../src/web/console/facts';
import { keepLive } from '../../src/web/console/live';
import { initial, type State } from '../../src/web/console/shape';
import { reduce } from '../../src/web/console/state';
import { Store } from '../../src/web/console/store';
import { entry, listed, loaded, myTicket, signedIn, ticket } from './console.fixtures';
import { problem, Server, stream } from './console.server';

const typing = (id: number) => `id: ${id}\nevent: typing\ndata: {"ticket":"t","from":"citizen"}\n\n`;

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

function desk(server: Server) {
  const store = new Store<State, Fact>(reduce, initial);
  const wire = { fetch: server.fetch as typeof fetch, now: () => Date.now(), random: () => 0.5 };
  const acting = new Desk(new DeskApi(wire.fetch), store, wire);
  return { store, desk: acting, wire };
}

describe('a message', () => {
  const sentBy = (server: Server) => server.to('/messages').map((one) => one.body as { id: string; text: string });

  it('is sent again under the same id until the server has it', async () => {
    const server = new Server();
    const { store, desk: at } = desk(server);
    let tries = 0;
    server.answer = (asked) => {
      if (++tries === 1) throw new TypeError('the answer was lost');
      return tries === 2 ? problem(503, 'busy') : Response.json({ id: (asked.body as { id: string }).id });
    };
    at.write('t', 'message', '확인했습니다');
    await vi.advanceTimersByTimeAsync(10_000);
    const sent = sentBy(server);
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map((one) => one.id)).size).toBe(1);
    expect(store.state.outgoing['t']).toMatchObject([{ is: 'stored' }]);
  });

  it('waits for its elder, so that the order of writing stays', async () => {
    const server = new Server();
    const { desk: at } = desk(server);
    let broken = true;
    server.answer = (asked) => {
      if (broken) throw new TypeError('no network');
      return Response.json({ id: (asked.body as { id: string }).id });
    };
    at.write('t', 'message', '하나');
    at.write('t', 'message', '둘');
    await vi.advanceTimersByTimeAsync(1_000);
    broken = false;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sentBy(server).map((one) => one.text)).toEqual(['하나', '하나', '하나', '둘']);
  });

  it('gives up after a while with its reason, and goes under its old id when it is retried', async () => {
    const server = new Server();
    const { store, desk: at } = desk(server);
    server.answer = () => { throw new TypeError('no network'); };
    at.write('t', 'message', '하나');
    at.write('t', 'message', '둘');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(store.state.outgoing['t']).toMatchObject([
      { is: 'unreachable', problem: { key: 'problem.unreachable' } }, { is: 'unreachable' },
    ]);
    const before = sentBy(server)[0]!.id;
    server.answer = (asked) => Response.json({ id: (asked.body as { id: string }).id });
    at.outbox.retryAll();
    await vi.advanceTimersByTimeAsync(0);
    const again = sentBy(server).slice(-2);
    expect(again.map((one) => one.text)).toEqual(['하나', '둘']);
    expect(again[0]!.id).toBe(before);
  });

  it('that is refused is not tried again, says why and holds nobody up', async () => {
    const server = new Server();
    const { store, desk: at } = desk(server);
    server.answer = (asked) => (asked.body as { text: string }).text === '하나'
      ? problem(409, 'ticket.not-mine')
      : Response.json({ id: (asked.body as { id: string }).id });
    at.write('t', 'message', '하나');
    at.write('t', 'message', '둘');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(sentBy(server)).toHaveLength(2);
    expect(store.state.outgoing['t']).toMatchObject([{ is: 'refused', problem: { key: 'problem.not-mine' } }, { is: 'stored' }]);
  });

  it('waits as long as the server asks it to', async () => {
    const server = new Server();
    const { desk: at } = desk(server);
    server.answer = () => problem(429, 'too-many', { 'Retry-After': '20' });
    at.write('t', 'message', '하나');
    await vi.advanceTimersByTimeAsync(19_999);
    expect(sentBy(server)).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(sentBy(server)).toHaveLength(2);
  });

  it('survives the end of the session and goes when the counselor is back', async () => {
    const server = new Server();
    const { store, desk: at, wire } = desk(server);
    const events = keepLive(store, at, wire);
    store.tell(signedIn);
    server.answer = () => problem(401, 'session.none');
    at.write('t', 'message', '하나');
    await vi.advanceTimersByTimeAsync(0);
    expect(store.state.signIn).toBe('expired');
    server.answer = (asked) => asked.url.endsWith('/events')
      ? stream().response
      : asked.method === 'GET' ? Response.json([]) : Response.json({ id: (asked.body as { id: string }).id });
    store.tell(signedIn);
    await vi.advanceTimersByTimeAsync(0);
    expect(store.state.outgoing['t']).toMatchObject([{ is: 'stored' }]);
    events.stop();
  });
});

describe('accepting', () => {
  it('opens the conversation', async () => {
    const server = new Server();
    const { store, desk: at } = desk(server);
    [signedIn, listed(ticket('t'))].forEach((fact) => store.tell(fact));
    server.answer = (asked) => asked.url.endsWith('/accept')
      ? Response.json(myTicket('t'))
      : Response.json({ ...myTicket('t'), slots: [], transcript: [entry(1)], callBack: false, resolution: null });
    await at.accept('t');
    await vi.advanceTimersByTimeAsync(0);
    expect(store.state.open).toBe('t');
    expect(store.state.accepting).toBeNull();
    expect(store.state.conversations['t']?.entries).toHaveLength(1);
  });

  it('what somebody else has taken says so and fetches the line again', async () => {
    const server = new Server();
    const { store, desk: at } = desk(server);
    [signedIn, listed(ticket('t'))].forEach((fact) => store.tell(fact));
    server.answer = (asked) => asked.url.endsWith('/accept') ? problem(409, 'ticket.not-waiting') : Response.json([]);
    await at.accept('t');
    expect(store.state.notices.map((notice) => notice.key)).toEqual(['problem.not-waiting']);
    expect(store.state.tickets).toEqual({});
    expect(store.state.accepting).toBeNull();
  });

  it('asks once, however often the key is pressed', async () => {
    const server = new Server();
    const { store, desk: at } = desk(server);
    [signedIn, listed(ticket('t'), ticket('u'))].forEach((fact) => store.tell(fact));
    server.answer = (asked) => Response.json(asked.url.endsWith('/accept') ? myTicket('t') : { ...myTicket('t'), slots: [], transcript: [] });
    at.acceptNext();
    at.acceptNext();
    await vi.advanceTimersByTimeAsync(0);
    expect(server.to('/accept')).toHaveLength(1);
  });
});

describe('typing', () => {
  it('is told at most every three seconds of one conversation', async () => {
    const server = new Server();
    const { desk: at } = desk(server);
    for (let ms = 0; ms <= 6_000; ms += 100) {
      at.typing('t');
      vi.setSystemTime(ms + 100);
    }
    expect(server.to('/t/typing')).toHaveLength(3);
    at.typing('u');
    expect(server.to('/u/typing')).toHaveLength(1);
  });
});

describe('every request', () => {
  it('that writes is JSON, and an empty answer is an answer', async () => {
    const server = new Server();
    server.answer = () => new Response(null, { status: 204 });
    const api = new DeskApi(server.fetch as typeof fetch);
    expect(await api.signOut()).toEqual({ ok: true, value: null });
    expect(await api.duty(true)).toEqual({ ok: true, value: null });
    expect(server.asked.map((one) => one.headers.get('Content-Type'))).toEqual(['application/json', 'application/json']);
  });

  it('that is refused says with what code and when to come back', async () => {
    const server = new Server();
    server.answer = () => problem(429, 'session.locked', { 'Retry-After': '270' });
    expect(await new DeskApi(server.fetch as typeof fetch).signIn('김하늘', 'x'))
      .toMatchObject({ ok: false, status: 429, code: 'session.locked', retryAfter: 270 });
  });
});

describe('what is heard', () => {
  it('becomes the state of the desk, and an id that is too old fetches everything again', async () => {
    const server = new Server();
    const { store, desk: at, wire } = desk(server);
    const opened = stream();
    server.answer = (asked) => asked.url.endsWith('/events') ? opened.response : Response.json([]);
    const events = keepLive(store, at, wire);
    store.tell(signedIn);
    await vi.advanceTimersByTimeAsync(0);
    const lists = server.to('status=waiting').length;
    expect(lists).toBe(1);

    store.tell(listed(myTicket('t')));
    store.tell(loaded(myTicket('t')));
    opened.write(`id: 1\nevent: entry\ndata: ${JSON.stringify({ ticket: 't', entry: entry(1) })}\n\n${typing(2)}`);
    await vi.advanceTimersByTimeAsync(0);
    expect(store.state.conversations['t']?.entries).toHaveLength(1);
    expect(Object.keys(store.state.typing)).toEqual(['t']);
    await vi.advanceTimersByTimeAsync(5_001);
    expect(store.state.typing).toEqual({});

    opened.write('id: 3\nevent: reload\ndata: {}\n\n');
    await vi.advanceTimersByTimeAsync(0);
    expect(server.to('status=waiting')).toHaveLength(lists + 1);
    events.stop();
  });
});
