import type { Activity, ActivitySet } from './activity';
import { type Answer, call, isForbidden, isGone, isGood, outcome, type Sent, words, type World } from './wire';

/** One conversation as the server knows it. Whoever holds the token is the citizen, so it is kept per tab only. */
export interface Session {
  conversationId: string;
  userId: string;
  token: string;
}

export type Link = 'connecting' | 'online' | 'offline';

export interface Listener {
  link(state: Link): void;
  received(activities: Activity[]): void;
  /** A conversation began or its token changed: keep this to resume after a reload. */
  session(session: Session): void;
  /** The conversation cannot be resumed; a new one is being started. */
  lost(): void;
  /** The link leads nowhere any more, as the server puts it. Whoever has nothing better begins a new conversation. */
  linkRefused(words: string): void;
}

const longestPause = 30_000;
const socketOpensWithin = 10_000;
/** The server sends a keep-alive every 15–20 s; two missed ones are a dead line (a phone that changed networks). */
const silence = 45_000;
/** A line that was heard this lately needs no check when the page wakes up. */
const freshness = 25_000;
const pollEvery = 1_500;
const pollsBeforeSocket = 40;
const failuresBeforePolling = 2;

/**
 * A Direct Line 3.0 conversation that stays up: it resumes after the last watermark, reconnects with growing, jittered
 * pauses, falls back to polling where sockets are blocked, and renews its token before it expires.
 */
export class DirectLine {
  private session: Session | undefined;
  private link: string | undefined;
  private browser = '';
  private watermark: string | undefined;
  private socket: WebSocket | undefined;
  /** Counts connection attempts; what an older attempt still reports is stale. */
  private attempt = 0;
  private failures = 0;
  private socketFailures = 0;
  private heardAt = 0;
  private state: Link | undefined;
  private readonly timers = new Map<'retry' | 'token' | 'silence', ReturnType<typeof setTimeout>>();

  constructor(
    /** Where the server is, with a slash at the end. */
    private readonly base: string,
    private readonly userId: string,
    private readonly locale: () => string,
    private readonly listener: Listener,
    private readonly world: World,
  ) {}

  /**
   * @param link of a messenger that the citizen comes from: his conversation there goes on here.
   * @param browser by which the link is known to have been followed here, also after the page was closed.
   */
  start(saved?: Session, link?: string, browser = this.userId): void {
    this.session = saved;
    this.link = link;
    this.browser = browser;
    void this.connect();
  }

  stop(): void {
    this.attempt++;
    this.hangUp();
    this.session = undefined;
    clearTimeout(this.timers.get('token'));
  }

  /** Call when the network or the page comes back: does not wait for the next retry. */
  wake(): void {
    const heard = this.world.now() - this.heardAt < freshness;
    if (this.state === 'connecting' || (this.state === 'online' && heard)) return;
    this.failures = 0;
    void this.connect();
  }

  async send(activity: Activity, files: readonly File[] = []): Promise<Sent> {
    const conversation = this.session?.conversationId;
    if (!conversation) return { kind: 'later', reached: false };
    const answer = await this.authorized(() => this.post(activity, files));
    if (isGone(answer) && this.session?.conversationId === conversation) this.startOver();
    return outcome(answer);
  }

  private async connect(): Promise<void> {
    this.hangUp();
    const attempt = ++this.attempt;
    this.report('connecting');
    const answer = this.link ? await this.goOn(this.link) : this.session ? await this.resume() : await this.begin();
    if (attempt !== this.attempt) return;
    if (this.session && isGone(answer)) return this.startOver();
    if (!isGood(answer)) return this.retry(answer.retryAfterMs);

    this.adopt(answer.body);
    const stream = answer.body['streamUrl'];
    if (typeof stream === 'string' && this.socketFailures < failuresBeforePolling) this.listen(stream);
    else await this.poll(attempt, 0);
  }

  private async begin(): Promise<Answer> {
    const body = JSON.stringify({ user: { id: this.userId }, locale: this.locale() });
    const token = await this.call('tokens/generate', { method: 'POST', body });
    if (!isGood(token)) return token;
    return this.call('conversations', { method: 'POST', body }, String(token.body['token']));
  }

  /** The link is good for one browser and for some minutes; this one may ask again, should the answer have been lost or the page been closed. */
  private async goOn(link: string): Promise<Answer> {
    const answer = await this.call('tokens/continue', { method: 'POST', body: JSON.stringify({ user: { id: this.browser } }) }, link);
    if (!isGood(answer) && !isGone(answer)) return answer;
    this.link = undefined;
    if (isGone(answer)) {
      this.listener.linkRefused(words(answer));
      return answer;
    }
    this.adopt(answer.body);
    return this.resume();
  }

  /** After a reload nothing is on the screen, so everything is fetched before the stream goes on from there. */
  private async resume(): Promise<Answer> {
    if (this.watermark === undefined) {
      const history = await this.authorized(() => this.activities());
      if (!isGood(history)) return history;
      this.take(history.body);
    }
    return this.authorized(() => this.call(`${this.path}?watermark=${this.watermark ?? ''}`));
  }

  private listen(streamUrl: string): void {
    const url = new URL(streamUrl, this.base).href.replace(/^http/, 'ws');
    const socket = (this.socket = new this.world.WebSocket(url));
    let opened = false;
    this.after('silence', socketOpensWithin, () => (this.socketFailures++, this.retry()));
    socket.onopen = () => {
      opened = true;
      this.failures = this.socketFailures = 0;
      this.expectSound();
      this.report('online');
    };
    socket.onmessage = ({ data }: MessageEvent) => {
      if (this.socket !== socket) return;
      this.expectSound();
      if (data) this.take(JSON.parse(String(data)));
    };
    socket.onclose = ({ reason }: CloseEvent) => {
      if (this.socket !== socket) return;
      if (!opened) this.socketFailures++;
      // The same conversation was opened in a second tab: taking the socket back would throw it to and fro.
      if (reason === 'collision') this.socketFailures = failuresBeforePolling;
      this.retry();
    };
  }

  private async poll(attempt: number, count: number): Promise<void> {
    const answer = await this.authorized(() => this.activities());
    if (attempt !== this.attempt) return;
    if (isGone(answer)) return this.startOver();
    if (!isGood(answer)) return this.retry(answer.retryAfterMs);
    this.failures = 0;
    this.heardAt = this.world.now();
    this.take(answer.body);
    this.report('online');
    const again = count < pollsBeforeSocket;
    if (!again) this.socketFailures = failuresBeforePolling - 1;
    this.after('retry', pollEvery, () => void (again ? this.poll(attempt, count + 1) : this.connect()));
  }

  private activities(): Promise<Answer> {
    return this.call(`${this.path}/activities${this.watermark === undefined ? '' : `?watermark=${this.watermark}`}`);
  }

  private take({ activities, watermark }: ActivitySet): void {
    if (watermark) this.watermark = watermark;
    if (activities?.length) this.listener.received(activities);
  }

  private retry(askedFor?: number): void {
    this.attempt++;
    this.hangUp();
    this.report('offline');
    const pause = Math.min(longestPause, 1_000 * 2 ** this.failures++) * (0.5 + this.world.random() / 2);
    this.after('retry', askedFor ?? pause, () => void this.connect());
  }

  private startOver(): void {
    this.session = this.watermark = undefined;
    this.listener.lost();
    void this.connect();
  }

  /** Runs a call; when its token is refused, renews that for the same conversation and runs it once more. */
  private async authorized(run: () => Promise<Answer>): Promise<Answer> {
    const answer = await run();
    return isForbidden(answer) && (await this.renew()) ? run() : answer;
  }

  private async renew(): Promise<boolean> {
    // A phone that slept takes its conversation up again with the token that expired meanwhile.
    const answer = await this.call('tokens/refresh', { method: 'POST', body: '{"resume":true}' });
    if (isGood(answer)) this.adopt(answer.body);
    return isGood(answer);
  }

  private adopt(body: Record<string, unknown>): void {
    if (typeof body['token'] !== 'string') return;
    const conversationId = String(body['conversationId'] ?? this.session?.conversationId);
    this.session = { conversationId, userId: this.userId, token: body['token'] };
    this.listener.session(this.session);
    this.renewIn(Number(body['expires_in'] ?? 1800) * 750);
  }

  private renewIn(ms: number): void {
    this.after('token', ms, () => void this.renew().then((renewed) => renewed || !this.session || this.renewIn(longestPause)));
  }

  private post(activity: Activity, files: readonly File[]): Promise<Answer> {
    const body = JSON.stringify({ ...activity, from: { id: this.userId, role: 'user' } });
    if (!files.length) return this.call(`${this.path}/activities`, { method: 'POST', body });
    const form = new FormData();
    form.append('activity', new Blob([body], { type: 'application/vnd.microsoft.activity' }));
    for (const file of files) form.append('file', file, file.name);
    return this.call(`${this.path}/upload?userId=${encodeURIComponent(this.userId)}`, { method: 'POST', body: form });
  }

  private call(path: string, init: RequestInit = {}, token = this.session?.token): Promise<Answer> {
    return call(this.world, `${this.base}v3/directline/${path}`, init, token, this.locale());
  }

  private get path(): string {
    return `conversations/${encodeURIComponent(this.session?.conversationId ?? '')}`;
  }

  private expectSound(): void {
    this.heardAt = this.world.now();
    this.after('silence', silence, () => this.retry());
  }

  private hangUp(): void {
    const socket = this.socket;
    this.socket = undefined;
    socket?.close();
    clearTimeout(this.timers.get('silence'));
    clearTimeout(this.timers.get('retry'));
  }

  private report(state: Link): void {
    if (this.state !== state) this.listener.link((this.state = state));
  }

  private after(name: 'retry' | 'token' | 'silence', ms: number, run: () => void): void {
    clearTimeout(this.timers.get(name));
    this.timers.set(name, setTimeout(run, ms));
  }
}
