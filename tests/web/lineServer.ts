import type { Activity } from '../../src/web/shared/activity';
import type { World } from '../../src/web/shared/wire';

interface Conversation {
  id: string;
  activities: Activity[];
  socket?: LineSocket;
}

/** A Direct Line server in memory: what it is asked, and what goes wrong with it, is in the test's hands. */
export class LineServer {
  readonly conversations = new Map<string, Conversation>();
  /** Every call as "METHOD path". */
  readonly calls: string[] = [];
  readonly uploads: FormData[] = [];
  readonly languages: (string | null)[] = [];
  /** Disaster mode. */
  alert: { id: string; text: string } | null = null;
  /** Files that lie beside the widget's script, by their path. */
  readonly files = new Map<string, unknown>();
  /** How long a file is on its way. */
  fileTakes = 0;
  down = false;
  socketsBlocked = false;
  /** The next calls for which this answers are refused with it. */
  refuse: ((call: string) => Response | undefined) | undefined;
  private valid = new Map<string, string>();
  private made = 0;
  /** Conversations of a messenger, by the link that leads to them. */
  readonly links = new Map<string, string>();
  /** The browser that followed a link first. */
  private readonly followed = new Map<string, unknown>();

  world(): World {
    const server = this;
    return {
      fetch: (url, init) => this.answer(String(url), init ?? {}),
      WebSocket: class extends LineSocket {
        constructor(url: string | URL) {
          super(String(url), server);
        }
      } as unknown as typeof WebSocket,
      now: () => Date.now(),
      random: () => 1,
    };
  }

  get only(): Conversation {
    return [...this.conversations.values()].at(-1)!;
  }

  say(text: string, more: Partial<Activity> = {}): void {
    this.push(this.only, { type: 'message', text, from: { id: 'bot', role: 'bot' }, ...more });
  }

  /** A conversation that began in a messenger, and the link that leads here from it. */
  beginElsewhere(link: string, ...texts: string[]): void {
    const conversation: Conversation = { id: `elsewhere-${link}`, activities: [] };
    this.conversations.set(conversation.id, conversation);
    this.links.set(link, conversation.id);
    for (const text of texts) this.push(conversation, { type: 'message', text });
  }

  /** No token that was given so far is good any more. */
  expireTokens(): void {
    this.valid.clear();
  }

  dropSockets(): void {
    for (const { socket } of this.conversations.values()) socket?.serverCloses();
  }

  connect(socket: LineSocket): void {
    const [, id, watermark] = /conversations\/(.+)\/stream\?watermark=(\d*)/.exec(socket.url)!;
    const conversation = this.conversations.get(id!);
    if (this.down || this.socketsBlocked || !conversation) return socket.serverCloses();
    conversation.socket = socket;
    socket.serverOpens();
    const missed = conversation.activities.slice(Number(watermark));
    if (missed.length) socket.serverSends({ activities: missed, watermark: String(conversation.activities.length) });
  }

  private push(conversation: Conversation, activity: Activity): Activity {
    const stored = { ...activity, id: `${conversation.id}|${conversation.activities.length}`, timestamp: new Date(Date.now()).toISOString() };
    conversation.activities.push(stored);
    conversation.socket?.serverSends({ activities: [stored], watermark: String(conversation.activities.length) });
    return stored;
  }

  private async answer(url: string, init: RequestInit): Promise<Response> {
    const { pathname, searchParams } = new URL(url);
    const path = pathname.replace('/v3/directline/', '');
    const call = `${init.method ?? 'GET'} ${path}`;
    this.calls.push(call);
    this.languages.push(new Headers(init.headers).get('Accept-Language'));
    if (this.down) throw new TypeError('Failed to fetch');
    const refusal = this.refuse?.(call);
    if (refusal) return refusal;
    if (path === 'alert') return this.alert ? Response.json(this.alert) : new Response(null, { status: 204 });
    if (path.startsWith('/texts/')) return this.file(path);
    if (path === 'tokens/generate') return json(200, this.token(`c${++this.made}`));

    if (path === 'tokens/continue') {
      const link = new Headers(init.headers).get('Authorization')?.slice(7) ?? '';
      const linked = this.links.get(link);
      const { user } = JSON.parse(String(init.body)) as { user: { id: string } };
      if (!this.followed.has(link)) this.followed.set(link, user.id);
      return linked && this.followed.get(link) === user.id ? json(200, this.token(linked)) : json(403, { error: { code: 'LinkUsedUp', message: '이 링크는 이미 사용되었습니다.' } });
    }

    const id = this.valid.get(new Headers(init.headers).get('Authorization')?.slice(7) ?? '');
    if (!id) return json(403, { error: { code: 'TokenExpired', message: 'expired' } });
    if (path === 'tokens/refresh') return json(200, this.token(id));
    return this.converse(id, path, init, searchParams.get('watermark'));
  }

  private async file(path: string): Promise<Response> {
    await new Promise((done) => setTimeout(done, this.fileTakes));
    return this.files.has(path) ? json(200, this.files.get(path)) : json(404, {});
  }

  private async converse(id: string, path: string, init: RequestInit, watermark: string | null): Promise<Response> {
    if (path === 'conversations') {
      this.conversations.set(id, { id, activities: [] });
      return json(201, { ...this.token(id), streamUrl: stream(id, '0') });
    }
    const conversation = this.conversations.get(path.split('/')[1]!);
    if (!conversation) return json(404, {});
    if (init.method === 'POST') return this.post(conversation, init.body!);
    if (!path.endsWith('/activities')) return json(200, { ...this.token(id), streamUrl: stream(id, watermark ?? '') });
    return json(200, { activities: conversation.activities.slice(Number(watermark)), watermark: String(conversation.activities.length) });
  }

  private async post(conversation: Conversation, body: BodyInit): Promise<Response> {
    if (typeof body !== 'string') this.uploads.push(body as FormData);
    const text = typeof body === 'string' ? body : await ((body as FormData).get('activity') as Blob).text();
    const activity = JSON.parse(text) as Activity;
    const same = conversation.activities.find(
      ({ channelData }) => channelData?.clientActivityID && channelData.clientActivityID === activity.channelData?.clientActivityID,
    );
    return json(200, { id: (same ?? this.push(conversation, activity)).id });
  }

  private token(id: string): Record<string, unknown> {
    const token = `token-${++this.made}`;
    this.valid.set(token, id);
    return { conversationId: id, token, expires_in: 1800 };
  }
}

const stream = (id: string, watermark: string) => `wss://chat.example/v3/directline/conversations/${id}/stream?watermark=${watermark}`;

export const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers });

/** The browser's end of a socket, with the server's end as methods. */
class LineSocket {
  static readonly OPEN = 1;
  readyState = 0;
  onopen?: () => void;
  onmessage?: (event: { data: string }) => void;
  onclose?: (event: { reason: string }) => void;

  constructor(readonly url: string, server: LineServer) {
    queueMicrotask(() => server.connect(this));
  }

  close(): void {
    this.readyState = 3;
  }

  serverOpens(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  serverSends(set: unknown): void {
    if (this.readyState === 1) this.onmessage?.({ data: set === '' ? '' : JSON.stringify(set) });
  }

  serverCloses(reason = ''): void {
    this.readyState = 3;
    this.onclose?.({ reason });
  }
}
