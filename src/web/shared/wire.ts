/** What a page takes from its surroundings, so that a test can bring its own. */
export interface World {
  fetch: typeof fetch;
  WebSocket: typeof WebSocket;
  /** Milliseconds since 1970. */
  now(): number;
  random(): number;
}

/** What the server said. A missing answer is an outcome, not an exception. */
export interface Answer {
  /** 0 when the server did not answer. */
  status: number;
  body: Record<string, unknown>;
  retryAfterMs?: number;
}

const patience = { words: 20_000, files: 60_000 };

/** Calls the server with a bearer token, asking for words in a language; a text body is JSON. */
export async function call(world: World, url: string, init: RequestInit, token: string | undefined, language: string): Promise<Answer> {
  const headers: Record<string, string> = { 'Accept-Language': language };
  if (token) headers['Authorization'] = `Bearer ${token}`;
  if (typeof init.body === 'string') headers['Content-Type'] = 'application/json';
  const signal = AbortSignal.timeout(init.body instanceof FormData ? patience.files : patience.words);
  try {
    const response = await world.fetch(url, { ...init, headers, signal });
    const wait = response.headers.get('Retry-After');
    const body = (await response.json().catch(() => null)) ?? {};
    return { status: response.status, body, ...(wait && { retryAfterMs: Number(wait) * 1000 || 0 }) };
  } catch {
    return { status: 0, body: {} };
  }
}

export const isGood = ({ status }: Answer): boolean => status >= 200 && status < 300;

export const isForbidden = ({ status }: Answer): boolean => status === 401 || status === 403;

/** The token or the conversation is no more. */
export const isGone = (answer: Answer): boolean => isForbidden(answer) || answer.status === 404;

/** What became of a message that was handed to the server. */
export type Sent =
  | { kind: 'sent'; id: string }
  /** The server will never take it; `message` is the server's own words for the citizen, or empty. */
  | { kind: 'refused'; message: string }
  /** Not now. `reached` is false when the server did not answer at all. */
  | { kind: 'later'; reached: boolean; afterMs?: number };

export function outcome(answer: Answer): Sent {
  const { status, retryAfterMs } = answer;
  if (isGood(answer)) return { kind: 'sent', id: String(answer.body['id'] ?? '') };
  if (status === 0 || isGone(answer)) return { kind: 'later', reached: false };
  return status === 408 || status === 429 || status >= 500
    ? { kind: 'later', reached: true, ...(retryAfterMs !== undefined && { afterMs: retryAfterMs }) }
    : { kind: 'refused', message: words(answer) };
}

/** The server's own words about a refusal; they are meant for the citizen. */
export const words = ({ body }: Answer): string => {
  const error = body['error'] as { message?: unknown } | undefined;
  return typeof error?.message === 'string' ? error.message : '';
};
