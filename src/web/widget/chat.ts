import { type Activity, type CardAction, clientId, type Entity } from '../shared/activity';
import { DirectLine, type Link } from '../shared/directLine';
import { pickLanguage, type Texts } from '../shared/texts';
import { call, isGood, type World } from '../shared/wire';
import type { Alert } from './AlertBar';
import { isPhoto } from './files';
import type { Memory, Preferences } from './memory';
import { Outbox, type Parcel } from './outbox';
import { locate } from './place';
import { type Action, type Delivery, initial, reduce, type State } from './state';
import { download, transcript } from './transcript';
import { Wording } from './wording';

export interface Surroundings {
  /** Where the server is, with a slash at the end. */
  base: string;
  memory: Memory;
  world: World;
  newId(): string;
  geolocation: Geolocation | undefined;
  /** By which the citizen comes from a messenger, to go on here. */
  link?: string | undefined;
  /** Languages that the page and the browser wish for, best first. */
  wishes: readonly (string | null | undefined)[];
}

/** A drop shorter than this mends itself and is not worth alarming anybody. */
const patience = 3_000;
const typingShownFor = 6_000;
const typingSentEvery = 3_000;
const lineProblems = ['offline', 'unreachable'];

const isWordsAlone = ({ activity: { channelData, entities, value }, files }: Parcel): boolean =>
  !files.length && !entities && value === undefined && !channelData?.postBack;

/** One citizen's chat: what happens goes through the reducer, what must be done is done here. */
export class Chat {
  state: State = initial;
  /** What the citizen speaks. The words around the conversation may not be in it yet. */
  language: string;
  readonly wording: Wording;
  preferences: Preferences;
  private line: DirectLine | undefined;
  private outbox: Outbox;
  private readonly watchers = new Set<() => void>();
  private link: string | undefined;
  private typedAt = 0;
  private alarm: ReturnType<typeof setTimeout> | undefined;
  private typingTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly around: Surroundings) {
    this.preferences = around.memory.preferences;
    this.language = pickLanguage([this.preferences.language, ...around.wishes]);
    this.wording = new Wording(around.base, around.memory, around.world, () => this.tell());
    this.wording.begin(this.language);
    this.link = around.link;
    if (this.link) around.memory.guest = true;
    this.outbox = this.newOutbox();
    if (this.link || around.memory.session) this.connect();
  }

  get texts(): Texts {
    return this.wording.texts;
  }

  /** There is a conversation to go back to. */
  get hasOwn(): boolean {
    return this.around.memory.hasOwn;
  }

  get base(): string {
    return this.around.base;
  }

  watch(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  open(): void {
    this.around.memory.open = true;
    this.connect();
    this.dispatch({ type: 'opened' });
  }

  close(): void {
    this.around.memory.open = false;
    this.dispatch({ type: 'closed' });
  }

  /** Leaves the line; the conversation stays where it is. */
  leave(): void {
    this.line?.stop();
    this.line = undefined;
    this.outbox.setOnline(false);
    clearTimeout(this.alarm);
    this.alarm = undefined;
  }

  say(text: string, files: readonly File[] = [], extra: Partial<Activity> = {}): void {
    // Whoever writes on after this is typing anew.
    this.typedAt = 0;
    const activity = this.message({ text, ...extra }, files);
    this.hand({ activity, files });
    this.connect();
  }

  /** Does what a button of the bot promises, as far as that is saying something; links are links. */
  press(action: CardAction): void {
    const { type, title, value, text, displayText } = action;
    if (action.channelData?.share === 'location') return void this.shareLocation();
    if (type === 'messageBack') {
      return this.say(displayText ?? title ?? text ?? '', [], { ...(text && { text }), value });
    }
    if (type === 'postBack') return this.whisper(typeof value === 'string' ? { text: value } : { value });
    this.say(typeof value === 'string' ? value : (title ?? ''));
  }

  async shareLocation(): Promise<void> {
    this.warn('locating');
    const found = await locate(this.around.geolocation);
    if (found.kind !== 'found') return this.warn(found.kind === 'denied' ? 'location-denied' : 'location-unknown');
    this.warn(null);
    const [latitude, longitude] = [found.latitude, found.longitude].map((degrees) => Number(degrees.toFixed(6))) as [number, number];
    const values = { latitude, longitude, accuracy: Math.max(1, Math.round(found.accuracy)) };
    const geo: Entity = { type: 'GeoCoordinates', latitude, longitude };
    this.say(this.texts('my-location', values), [], { entities: [geo] });
  }

  retry(id: string): void {
    this.outbox.retry(id);
  }

  /** Takes a refused message away; what was written with its files can be sent without them. */
  remove(id: string): void {
    const text = this.outbox.find(id)?.activity.text;
    this.outbox.drop(id);
    this.dispatch(text ? { type: 'returned', clientId: id, text } : { type: 'removed', clientId: id });
  }

  /** The words that came back, once. */
  takeBack(): string | null {
    const { returned } = this.state;
    if (returned !== null) this.dispatch({ type: 'taken-back' });
    return returned;
  }

  /** Tells the other end that the citizen is writing, not oftener than the protocol wants to hear it. */
  typing(): void {
    const now = this.around.world.now();
    if (this.state.link !== 'online' || now - this.typedAt < typingSentEvery) return;
    this.typedAt = now;
    void this.line?.send({ type: 'typing' });
  }

  speak(language: string): void {
    if (language === this.language) return;
    this.language = language;
    this.prefer({ language });
    void this.wording.speak(language);
    if (this.line) this.outbox.add({ activity: this.stamped({ type: 'event', name: 'language', value: language }), files: [] });
  }

  prefer(change: Partial<Preferences>): void {
    this.preferences = { ...this.preferences, ...change };
    this.around.memory.preferences = this.preferences;
    this.tell();
  }

  restart(): void {
    this.leave();
    this.outbox.clear();
    this.around.memory.session = undefined;
    this.turn();
  }

  /** From the conversation that a link led to, back to the one that this tab had before. */
  goBack(): void {
    this.leave();
    this.outbox.clear();
    this.around.memory.guest = false;
    this.turn();
  }

  /** The network or the page came back. */
  wake(): void {
    this.line?.wake();
  }

  /** What everybody must hear now; null when there is nothing, undefined when nobody knows. */
  async alert(): Promise<Alert | null | undefined> {
    const { base, world } = this.around;
    const answer = await call(world, `${base}v3/directline/alert?language=${this.language}`, {}, undefined, this.language);
    if (!isGood(answer)) return undefined;
    const { id, text } = answer.body;
    return typeof id === 'string' && typeof text === 'string' ? { id, text } : null;
  }

  saveTranscript(): void {
    const now = this.around.world.now();
    const stamp = new Date(now).toISOString().slice(0, 10);
    const { texts, wording } = this;
    download(`${texts('transcript-name')}-${stamp}.txt`, transcript(this.state.entries, texts, wording.language, now));
  }

  warn(text: NonNullable<State['problem']>['text'] | null, values?: Record<string, string | number>): void {
    this.dispatch({ type: 'problem', problem: text && { text, ...(values && { values }) } });
  }

  /** To another conversation. */
  private turn(): void {
    this.dispatch({ type: 'restarted' });
    this.outbox = this.newOutbox();
    this.connect();
  }

  private connect(): void {
    if (this.line) return;
    const { base, memory, world, newId } = this.around;
    const saved = memory.session;
    const userId = saved?.userId ?? `dl_${newId()}`;
    const line = new DirectLine(base, userId, () => this.language, {
      link: (link) => this.linked(link),
      received: (activities) => this.received(activities, userId),
      session: (session) => (memory.session = session),
      lost: () => this.dispatch({ type: 'notice', text: 'conversation-lost', key: newId(), at: world.now() }),
      linkRefused: (text) => {
        const { unsent } = this.outbox;
        this.goBack();
        this.received([{ type: 'message', id: newId(), text, channelData: { system: true } }], userId);
        // What was written while the link was being followed was written to whoever answers.
        for (const parcel of unsent) this.hand(parcel);
      },
    }, world);
    this.line = line;
    line.start(saved, this.link, this.link && (memory.browser ??= `dl_${newId()}`));
    this.link = undefined;
  }

  private linked(link: Link): void {
    this.dispatch({ type: 'link', link });
    this.outbox.setOnline(link === 'online');
    if (link !== 'online') {
      this.alarm ??= setTimeout(() => this.warn(navigator.onLine ? 'unreachable' : 'offline'), patience);
      return;
    }
    this.wording.again();
    clearTimeout(this.alarm);
    this.alarm = undefined;
    if (lineProblems.includes(this.state.problem?.text ?? '')) this.warn(null);
  }

  private received(activities: Activity[], userId: string): void {
    for (const activity of activities) {
      const id = clientId(activity);
      if (id) this.outbox.drop(id);
    }
    this.dispatch({ type: 'received', activities, userId, now: this.around.world.now() });
    clearTimeout(this.typingTimer);
    if (this.state.typing !== null) {
      this.typingTimer = setTimeout(() => this.dispatch({ type: 'typing-ended' }), typingShownFor);
    }
  }

  private newOutbox(): Outbox {
    const outbox = new Outbox(
      this.around.memory,
      (activity, files) => this.line?.send(activity, files) ?? Promise.resolve({ kind: 'later', reached: false }),
      (id, delivery, reason) => this.settled(id, delivery, reason),
    );
    for (const parcel of outbox.unsent) if (parcel.activity.type === 'message') this.show(parcel);
    return outbox;
  }

  /** Words alone that the server will never take go back to where they were typed, to be changed there. */
  private settled(id: string, delivery: Delivery, reason = ''): void {
    const parcel = delivery === 'refused' ? this.outbox.find(id) : undefined;
    const text = parcel && isWordsAlone(parcel) ? parcel.activity.text : undefined;
    if (!text) return this.dispatch({ type: 'delivery', clientId: id, delivery, ...(reason && { reason }) });
    this.outbox.drop(id);
    this.dispatch({ type: 'returned', clientId: id, text, reason });
  }

  private hand(parcel: Parcel): void {
    if (parcel.activity.type === 'message') this.show(parcel);
    this.outbox.add(parcel);
  }

  private show({ activity, files, failed }: Parcel): void {
    const delivery = failed ?? (this.state.link === 'online' ? 'sending' : 'waiting');
    const previews = files.map((file) => (isPhoto(file) ? URL.createObjectURL(file) : undefined));
    const at = Date.parse(activity.localTimestamp ?? '') || this.around.world.now();
    this.dispatch({ type: 'queued', activity, delivery, at, ...(files.length && { previews }) });
  }

  private whisper(content: Partial<Activity>): void {
    const activity = this.message(content, []);
    activity.channelData = { ...activity.channelData, postBack: true };
    this.outbox.add({ activity, files: [] });
  }

  private message(content: Partial<Activity>, files: readonly File[]): Activity {
    const attachments = files.map(({ name, type }) => ({ contentType: type || 'application/octet-stream', name }));
    return this.stamped({ type: 'message', textFormat: 'plain', ...content, ...(files.length && { attachments }) });
  }

  private stamped(activity: Activity): Activity {
    return {
      ...activity,
      locale: this.language,
      localTimestamp: new Date(this.around.world.now()).toISOString(),
      localTimezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      channelData: { clientActivityID: this.around.newId() },
    };
  }

  private dispatch(action: Action): void {
    const next = reduce(this.state, action);
    if (next === this.state) return;
    this.state = next;
    this.tell();
  }

  private tell(): void {
    for (const watcher of this.watchers) watcher();
  }
}
