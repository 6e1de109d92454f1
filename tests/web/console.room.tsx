import { render } from 'preact';
import { act } from 'preact/test-utils';
import { DeskApi } from '../../src/web/console/api';
import { App } from '../../src/web/console/App';
import { RoomContext } from '../../src/web/console/context';
import type { CannedReply, Counselor, Entry } from '../../src/web/console/contract';
import { Desk } from '../../src/web/console/desk';
import type { Fact } from '../../src/web/console/facts';
import { preferencesFrom } from '../../src/web/console/preferences';
import { initial, type State } from '../../src/web/console/shape';
import { reduce } from '../../src/web/console/state';
import { Store } from '../../src/web/console/store';
import { detail, entry, listed, myTicket, signedIn, ticket } from './console.fixtures';
import { Server } from './console.server';

export const canned: readonly CannedReply[] = [
  { key: 'hello', title: { ko: '인사', en: 'Greeting' }, text: { ko: '안녕하세요, 상담사입니다.', en: 'Hello, this is the counselor.' } },
  { key: 'wait', title: { ko: '잠시만', en: 'One moment' }, text: { ko: '잠시만 기다려 주세요.', en: 'One moment, please.' } },
];

export const counselors: readonly Counselor[] = [
  { name: '김하늘', role: 'counselor', languages: ['ko', 'en'], skills: [], onDuty: true, open: 2 },
  { name: '이서준', role: 'counselor', languages: ['ko'], skills: [], onDuty: true, open: 1 },
  { name: '박지우', role: 'supervisor', languages: ['en'], skills: [], onDuty: false, open: 0 },
];

/** The console in a page, over a server that the test answers for. */
export class Room {
  readonly server = new Server();
  readonly store = new Store<State, Fact>(reduce, initial);
  readonly preferences;
  readonly desk: Desk;
  readonly root = document.body.appendChild(document.createElement('div'));

  constructor(language: 'ko' | 'en' = 'ko') {
    localStorage.clear();
    this.preferences = preferencesFrom(localStorage, language);
    this.preferences.tell({ sound: false });
    const wire = { fetch: this.server.fetch as typeof fetch, now: () => Date.now(), random: () => 0.5 };
    this.desk = new Desk(new DeskApi(wire.fetch), this.store, wire);
    const room = { store: this.store, preferences: this.preferences, desk: this.desk, events: { tryNow: () => {} } };
    void act(() => render(<RoomContext.Provider value={room}><App /></RoomContext.Provider>, this.root));
  }

  leave(): void {
    void act(() => render(null, this.root));
    this.root.remove();
  }

  /** Facts, and all that is drawn and asked because of them. */
  async happen(...facts: readonly Fact[]): Promise<void> {
    for (const fact of facts) await act(() => this.store.tell(fact));
    await this.calm();
  }

  async open(ticket: string): Promise<void> {
    await act(() => this.desk.open(ticket));
    await this.calm();
  }

  async calm(): Promise<void> {
    for (let turn = 0; turn < 5; turn++) await act(async () => { await new Promise((resolve) => setImmediate(resolve)); });
  }

  find<T extends HTMLElement = HTMLElement>(selector: string): T {
    const element = this.root.querySelector<T>(selector);
    if (!element) throw new Error(`Nothing on the page fits ${selector}`);
    return element;
  }

  all = (selector: string): HTMLElement[] => [...this.root.querySelectorAll<HTMLElement>(selector)];

  get words(): string {
    return this.root.textContent ?? '';
  }

  async press(key: string, more: KeyboardEventInit = {}, target: Element = document.activeElement ?? document.body): Promise<void> {
    await act(() => void target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })));
    await this.calm();
  }

  async type(selector: string, text: string): Promise<void> {
    const field = this.find<HTMLInputElement | HTMLTextAreaElement>(selector);
    await act(() => {
      field.focus();
      field.value = text;
      if (field.selectionStart !== null) field.setSelectionRange(text.length, text.length);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await this.calm();
  }

  /** A choice, or a text that is told when the field is left. */
  async choose(selector: string, value: string): Promise<void> {
    const field = this.find<HTMLSelectElement | HTMLInputElement>(selector);
    await act(() => {
      field.value = value;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await this.calm();
  }

  async click(selector: string): Promise<void> {
    await act(() => this.find(selector).click());
    await this.calm();
  }

  async submit(selector = 'form'): Promise<void> {
    await act(() => void this.find(selector).dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })));
    await this.calm();
  }
}

/** What was said in the conversations of `desk`. */
const talks: Readonly<Record<string, readonly Entry[]>> = {
  mine: [
    entry(-3, { text: '도로가 파였어요. 010-****-5678로 전화 주세요', masked: true }), entry(-2, { from: 'bot', text: '어디인가요?' }),
    entry(-1, { attachments: [{ contentType: 'image/jpeg', contentUrl: '/v3/directline/attachments/p1', name: 'pothole.jpg' }], text: '' }),
    entry(1, { from: 'counselor', name: '김하늘', text: '확인했습니다', delivery: 'failed', problem: '사용자가 차단함' }),
    entry(2, { from: 'note', name: '김하늘', text: '도로과 확인' }),
    entry(3, { text: '', entities: [{ type: 'Place', name: '정자역', geo: { type: 'GeoCoordinates', latitude: 37.36, longitude: 127.1 } }] }),
  ],
  waits: [entry(-1, { text: '상담사 연결해 주세요' })],
};

const slots = [{ name: 'place', value: '정자역 사거리' }, { name: 'phone', value: 'sealed:' }];

/** Two conversations of mine and two that wait, one of them grave. */
export const desk: readonly Fact[] = [signedIn, { is: 'cannedArrived', canned }, listed(
  myTicket('mine', { topic: 'road-damage-report', urgency: 'high' }), myTicket('other', { language: 'en' }),
  ticket('waits'), ticket('grave', { urgency: 'emergency', topic: 'emergency-119' }))];

/** A page over a server that knows the tickets of these facts. */
export async function begin(language: 'ko' | 'en', ...facts: readonly Fact[]): Promise<Room> {
  const room = new Room(language);
  const tickets = () => room.store.state.tickets;
  room.server.answer = ({ url, body }) => {
    const one = tickets()[/\/tickets\/([^/?]+)$/.exec(url)?.[1] ?? ''];
    if (one) return Response.json(detail(one, talks[one.id] ?? [], { slots }));
    if (url.endsWith('/counselors')) return Response.json(counselors);
    if (/\/(messages|note)$/.test(url)) return Response.json({ id: (body as { id: string }).id });
    const status = /status=(\w+)/.exec(url)?.[1];
    return status
      ? Response.json(Object.values(tickets()).filter((ticketThere) => ticketThere.status === status))
      : new Response(null, { status: 204 });
  };
  await room.happen(...facts);
  return room;
}

/** `desk` with one conversation open. */
export async function beginWith(language: 'ko' | 'en', opened: string): Promise<Room> {
  const room = await begin(language, ...desk);
  await room.open(opened);
  return room;
}

export const focused = () => document.activeElement?.id;
