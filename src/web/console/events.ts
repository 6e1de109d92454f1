import { backoff } from './backoff';
import type { DeskEvent } from './contract';
import type { Connection } from './shape';
import { ServerSentReader } from './sse';

/** The server says something every 15 s; a stream that is silent for longer than two of these is dead. */
const silenceMs = 40_000;

export interface EventsWire {
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly random: () => number;
}

export interface EventsListener {
  /** The stream is open. Not `resumed`: what is shown may be old and has to be fetched. */
  live(resumed: boolean): void;
  heard(event: DeskEvent): void;
  connection(connection: Connection): void;
  signedOut(): void;
}

/**
 * `/api/desk/events`, kept open. Read by fetch and not by EventSource, which can neither tell a sign-out from a
 * broken line nor take its last id over to a new stream.
 */
export class DeskEvents {
  readonly #wire: EventsWire;
  readonly #listener: EventsListener;
  #lastId: string | null = null;
  #running: AbortController | null = null;
  #hurry: () => void = () => {};

  constructor(wire: EventsWire, listener: EventsListener) {
    this.#wire = wire;
    this.#listener = listener;
  }

  start(): void {
    if (this.#running) return;
    this.#running = new AbortController();
    void this.#run(this.#running.signal);
  }

  stop(): void {
    this.#running?.abort();
    this.#running = null;
    this.#lastId = null;
    this.#hurry();
  }

  /** Ends the pause before the next try. */
  tryNow(): void {
    this.#hurry();
  }

  async #run(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      this.#listener.connection({ is: 'connecting' });
      const end = await this.#listen(signal);
      if (signal.aborted) return;
      if (end === 'signed-out') return this.#endSession();
      failures = end === 'was-live' ? 1 : failures + 1;
      const pause = backoff(failures, this.#wire.random());
      this.#listener.connection({ is: 'lost', retryAt: this.#wire.now() + pause });
      await this.#rest(pause);
    }
  }

  #endSession(): void {
    this.stop();
    this.#listener.signedOut();
  }

  async #listen(signal: AbortSignal): Promise<'signed-out' | 'was-live' | 'failed'> {
    const silence = new AbortController();
    const watch = new Watch(() => silence.abort());
    let live = false;
    try {
      const response = await this.#wire.fetch('/api/desk/events', {
        credentials: 'same-origin',
        signal: AbortSignal.any([signal, silence.signal]),
        headers: { Accept: 'text/event-stream', ...(this.#lastId ? { 'Last-Event-ID': this.#lastId } : {}) },
      });
      if (response.status === 401) return 'signed-out';
      if (!response.ok || !response.body) return 'failed';
      live = true;
      this.#listener.connection({ is: 'live' });
      this.#listener.live(this.#lastId !== null);
      await this.#readAll(response.body, watch);
    } catch {
      // A line that breaks and a line that is cut off for silence end alike: by the next try.
    } finally {
      watch.end();
    }
    return live ? 'was-live' : 'failed';
  }

  async #readAll(body: ReadableStream<Uint8Array>, watch: Watch): Promise<void> {
    const reader = body.getReader();
    const text = new TextDecoder();
    const events = new ServerSentReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      watch.again();
      for (const said of events.read(text.decode(piece.value, { stream: true })))
        this.#listener.heard({ event: said.event, data: JSON.parse(said.data) } as DeskEvent);
      this.#lastId = events.lastId ?? this.#lastId;
    }
  }

  #rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Calls `silent` when `again` has not been called for too long. */
class Watch {
  readonly #silent: () => void;
  #timer: ReturnType<typeof setTimeout>;

  constructor(silent: () => void) {
    this.#silent = silent;
    this.#timer = setTimeout(silent, silenceMs);
  }

  again(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#silent, silenceMs);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}
