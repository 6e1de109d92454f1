import { render } from 'preact';
import { act } from 'preact/test-utils';
import { DeskApi } from '../../src/web/console/api';
import { App } from '../../src/web/console/App';
import { RoomContext } from '../../src/web/console/context';
import type { CannedReply, Counselor } from '../../src/web/console/contract';
import { Desk } from '../../src/web/console/desk';
import type { Fact } from '../../src/web/console/facts';
import { preferencesFrom } from '../../src/web/console/preferences';
import { initial, type State } from '../../src/web/console/shape';
import { reduce } from '../../src/web/console/state';
import { Store } from '../../src/web/console/store';
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
      field.setSelectionRange(text.length, text.length);
      field.dispatchEvent(new Event('input', { bubbles: true }));
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
