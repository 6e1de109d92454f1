// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeskEvent } from '../../src/web/console/contract';
import { DeskEvents } from '../../src/web/console/events';
import type { Connection } from '../../src/web/console/shape';
import { ServerSentReader } from '../../src/web/console/sse';
import { problem, Server, stream } from './console.server';

const typing = (id: number) => `id: ${id}\nevent: typing\ndata: {"ticket":"t","from":"citizen"}\n\n`;

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

describe('server-sent events', () => {
  it('are read wherever the line was cut', () => {
    const text = ': alive\n\nid: 7\nevent: entry\ndata: {"a":\ndata: 1}\n\n';
    for (let cut = 0; cut <= text.length; cut++) {
      const reader = new ServerSentReader();
      expect(reader.lastId).toBeNull();
      expect([...reader.read(text.slice(0, cut)), ...reader.read(text.slice(cut))])
        .toEqual([{ event: 'entry', data: '{"a":\n1}' }]);
    }
  });

  it('remember an id that comes alone, and one only when its event is whole', () => {
    const reader = new ServerSentReader();
    expect(reader.read('retry: 2000\nid: 41\n\nid: 42\ndata: {}\n')).toEqual([]);
    expect(reader.lastId).toBe('41');
    reader.read('\n');
    expect(reader.lastId).toBe('42');
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
