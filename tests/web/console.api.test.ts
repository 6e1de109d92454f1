// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DeskApi } from '../../src/web/console/api';
import type { DeskEvent } from '../../src/web/console/contract';
import { Desk } from '../../src/web/console/desk';
import { DeskEvents } from '../../src/web/console/events';
import type { Fact } from '../../src/web/console/facts';
import { keepLive } from '../../src/web/console/live';
import { initial, type Connection, type State } from '../../src/web/console/shape';
import { reduce } from '../../src/web/console/state';
import { ServerSentReader } from '../../src/web/console/sse';
import { Store } from '../../src/web/console/store';
import { entry, listed, loaded, myTicket, signedIn, ticket } from './console.fixtures';
import { problem, Server, stream } from './console.server';

const typing = (id: number) => `id: ${id}\nevent: typing\ndata: {"ticket":"t","from":"citizen"}\n\n`;

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

describe('server-sent events', () => {
  it('are read wherever the line was cut', () => {
    const text = ': alive\n\nid: 7\nevent: entry\ndata: {"a":\ndata: 1}\n\n';
    for (let cut = 0; cut <= text.length; cut++) {
      const reader = new ServerSentReader();
      expect([...reader.read(text.slice(0, cut)), ...reader.read(text.slice(cut))])
        .toEqual([{ id: '7', event: 'entry', data: '{"a":\n1}' }]);
    }
  });

  it('may end their lines in any of the three ways', () => {
    for (const end of ['\n', '\r\n', '\r'])
      expect(new ServerSentReader().read(`event: typing${end}data: {}${end}${end}id: 1${end}`)[0]).toMatchObject({ event: 'typing' });
  });
});

describe('the live connection', () => {
  const server = () => {
    const served = new Server();
    const streams: ReturnType<typeof stream>[] = [];
    served.answer = () => {
      const opened = stream();
      streams.push(opened);
      return opened.response;
    };
    return { served, streams };
  };

  function listening(served: Server) {
    const heard: DeskEvent[] = [];
    const connections: Connection['is'][] = [];
    const live: boolean[] = [];
    let signedOut = 0;
    const events = new DeskEvents({ fetch: served.fetch as typeof fetch, now: () => Date.now(), random: () => 0.5 }, {
      heard: (event) => heard.push(event),
      connection: (connection) => connections.push(connection.is),
      live: (resumed) => live.push(resumed),
      signedOut: () => signedOut++,
    });
    return { events, heard, connections, live, signedOut: () => signedOut };
  }

  it('goes on after a break from the last event that it had heard', async () => {
    const { served, streams } = server();
    const listener = listening(served);
    listener.events.start();
    await vi.advanceTimersByTimeAsync(0);
    streams[0]!.write(typing(41) + typing(42));
    await vi.advanceTimersByTimeAsync(0);
    streams[0]!.end();
    await vi.advanceTimersByTimeAsync(999);
    expect(streams).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(served.asked.map((one) => one.headers.get('Last-Event-ID'))).toEqual([null, '42']);
    expect(listener.heard).toHaveLength(2);
    expect(listener.live).toEqual([false, true]);
    expect(listener.connections).toEqual(['connecting', 'live', 'lost', 'connecting', 'live']);
  });

  it('waits longer with every failure, and tries at once when it is told to', async () => {
    const served = new Server();
    served.answer = () => { throw new TypeError('no network'); };
    const { events } = listening(served);
    events.start();
    await vi.advanceTimersByTimeAsync(1_000 + 2_000 + 4_000);
    expect(served.asked).toHaveLength(4);
    await vi.advanceTimersByTimeAsync(7_999);
    expect(served.asked).toHaveLength(4);
    events.tryNow();
    await vi.advanceTimersByTimeAsync(0);
    expect(served.asked).toHaveLength(5);
    events.stop();
  });

  it('takes a stream that falls silent for dead', async () => {
    const { served, streams } = server();
    const abortable = (input: unknown, init: RequestInit) => served.fetch(input, init).then((response) => abortedWith(response, init.signal));
    const connections: string[] = [];
    const events = new DeskEvents({ fetch: abortable as typeof fetch, now: () => Date.now(), random: () => 0.5 }, {
      heard: () => {}, live: () => {}, signedOut: () => {}, connection: (connection) => connections.push(connection.is),
    });
    events.start();
    await vi.advanceTimersByTimeAsync(30_000);
    streams[0]!.write(': alive\n\n');
    await vi.advanceTimersByTimeAsync(39_999);
    expect(connections.at(-1)).toBe('live');
    await vi.advanceTimersByTimeAsync(1);
    expect(connections.at(-1)).toBe('lost');
    events.stop();
  });

  it('ends with the session and does not knock again', async () => {
    const served = new Server();
    served.answer = () => problem(401, 'session.none');
    const listener = listening(served);
    listener.events.start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(listener.signedOut()).toBe(1);
    expect(served.asked).toHaveLength(1);
  });
});

/** As a browser does it: the abort of a request breaks the body that is being read. */
function abortedWith(response: Response, signal: AbortSignal | null | undefined): Response {
  const reader = response.body!.getReader();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => signal?.addEventListener('abort', () => controller.error(signal.reason)),
    pull: async (controller) => {
      const piece = await reader.read();
      if (piece.done) controller.close();
      else controller.enqueue(piece.value);
    },
  });
  return new Response(body, { headers: response.headers });
}

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
