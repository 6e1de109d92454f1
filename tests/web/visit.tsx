import { render } from 'preact';
import { act } from 'preact/test-utils';
import { vi } from 'vitest';
import type { Activity } from '../../src/web/shared/activity';
import { Chat } from '../../src/web/widget/chat';
import { Memory } from '../../src/web/widget/memory';
import { Widget } from '../../src/web/widget/Widget';
import { LineServer } from './lineServer';

/** A page with the chat on it, a server behind it, and a citizen who reads and presses. Time stands until told to go on. */
export class Visit {
  readonly server = new LineServer();
  geolocation: Geolocation | undefined;
  wishes = ['ko'];
  chat!: Chat;
  private page!: HTMLElement;
  private ids = 0;

  constructor() {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'requestAnimationFrame', 'cancelAnimationFrame'] });
    vi.setSystemTime('2026-05-04T09:00:00Z');
    sessionStorage.clear();
    localStorage.clear();
    this.load();
  }

  /** Loads the page, or loads it again, with the link of a messenger in its address. */
  load(link?: string): void {
    this.chat?.leave();
    this.chat = new Chat({
      base: 'https://chat.example/',
      memory: new Memory('test'),
      link,
      world: this.server.world(),
      newId: () => `id-${++this.ids}`,
      geolocation: this.geolocation,
      wishes: this.wishes,
    });
    this.page = document.createElement('main');
    document.body.replaceChildren(this.page);
    act(() => render(<Widget chat={this.chat} inline={false} heading={null} />, this.page));
  }

  end(): void {
    this.chat.leave();
    act(() => render(null, this.page));
    vi.useRealTimers();
    vi.unstubAllGlobals();
  }

  /** Lets the server answer and the page redraw. */
  settle(ms = 50): Promise<void> {
    return act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
  }

  async open(): Promise<void> {
    act(() => this.chat.open());
    await this.settle();
  }

  async chooses(language: string): Promise<void> {
    const picker = this.$<HTMLSelectElement>('select');
    act(() => {
      picker.value = language;
      picker.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await this.settle();
  }

  async hears(text: string, more: Partial<Activity> = {}): Promise<void> {
    this.server.say(text, more);
    await this.settle();
  }

  async types(text: string): Promise<void> {
    const field = this.$<HTMLTextAreaElement>('textarea');
    act(() => {
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    await this.settle();
  }

  async hits(key: string, more: KeyboardEventInit & { on?: string } = {}): Promise<void> {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
    act(() => void this.$(more.on ?? 'textarea').dispatchEvent(event));
    await this.settle();
  }

  async says(text: string): Promise<void> {
    await this.types(text);
    await this.hits('Enter');
  }

  async presses(name: string): Promise<void> {
    act(() => this.button(name).click());
    await this.settle();
  }

  $<T extends HTMLElement = HTMLElement>(selector: string): T {
    return this.page.querySelector<T>(selector)!;
  }

  all(selector: string): HTMLElement[] {
    return [...this.page.querySelectorAll<HTMLElement>(selector)];
  }

  button(name: string): HTMLElement {
    return this.all('button').find((one) => (one.getAttribute('aria-label') ?? one.textContent) === name)!;
  }

  get bubbles(): (string | null)[] {
    return this.all('.bubble').map(({ textContent }) => textContent);
  }

  get sent(): (string | undefined)[] {
    return this.server.only.activities.filter(({ type, from }) => type === 'message' && from?.role === 'user').map(({ text }) => text);
  }
}
