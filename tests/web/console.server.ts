export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A server that answers as it is told and remembers what it was asked. */
export class Server {
  readonly asked: Asked[] = [];
  answer: (asked: Asked) => Response | Promise<Response> = () => Response.json(null);

  fetch = async (input: unknown, init: RequestInit = {}): Promise<Response> => {
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : null;
    const asked = { method: init.method ?? 'GET', url: String(input), headers: new Headers(init.headers), body };
    this.asked.push(asked);
    const answer = await this.answer(asked);
    init.signal?.throwIfAborted();
    return answer;
  };

  to = (part: string) => this.asked.filter((one) => one.url.includes(part));
}

export const problem = (status: number, code: string, headers = {}) =>
  new Response(JSON.stringify({ title: code, code }), { status, headers: { 'Content-Type': 'application/problem+json', ...headers } });

/** An event stream that the test writes and breaks. */
export function stream() {
  let at!: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>({ start: (controller) => { at = controller; } });
  return {
    response: new Response(body, { headers: { 'Content-Type': 'text/event-stream' } }),
    write: (text: string) => at.enqueue(new TextEncoder().encode(text)),
    end: () => at.close(),
  };
}
