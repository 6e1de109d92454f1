import type { Session } from '../shared/directLine';
import type { Words } from '../shared/texts';

export const sizes = [0, 1, 2] as const;
export const themes = ['auto', 'light', 'dark', 'contrast'] as const;

/** How this reader likes to read; kept in this browser. */
export interface Preferences {
  language?: string;
  size: (typeof sizes)[number];
  theme: (typeof themes)[number];
}

/** The words of one language. */
export interface Vocabulary {
  language: string;
  words: Words;
}

/**
 * What survives a reload. The conversation itself is kept for the tab only: on a library's computer the next citizen
 * must not find it. Storage may be switched off or full; the chat then works without memory. Whoever comes by a link of
 * a messenger is its guest: his own conversation stays beside it.
 */
export class Memory {
  constructor(
    private readonly name: string,
    private readonly tab: () => Storage = () => sessionStorage,
    private readonly everywhere: () => Storage = () => localStorage,
  ) {}

  /** A link led here: what is kept of a conversation is that one's. */
  get guest(): boolean {
    return this.read<boolean>(this.tab, 'guest') ?? false;
  }

  /** Begins afresh with every link, and forgets the guest when he leaves. */
  set guest(guest: boolean) {
    this.write(this.tab, 'guest-session', undefined);
    this.write(this.tab, 'guest-queue', undefined);
    this.write(this.tab, 'guest', guest || undefined);
  }

  /** The conversation that this tab had before the link. */
  get hasOwn(): boolean {
    return this.guest && this.read(this.tab, 'session') !== undefined;
  }

  get session(): Session | undefined {
    return this.read<Session>(this.tab, this.of('session'));
  }

  set session(session: Session | undefined) {
    this.write(this.tab, this.of('session'), session);
  }

  get open(): boolean {
    return this.read<boolean>(this.tab, 'open') ?? false;
  }

  set open(open: boolean) {
    this.write(this.tab, 'open', open || undefined);
  }

  get preferences(): Preferences {
    return { size: 0, theme: 'auto', ...this.read<Partial<Preferences>>(this.everywhere, 'preferences') };
  }

  set preferences(preferences: Preferences) {
    this.write(this.everywhere, 'preferences', preferences);
  }

  /** By which a link of a messenger knows this browser again: whoever closes the page and presses the button once more comes back here. */
  get browser(): string | undefined {
    return this.read<string>(this.everywhere, 'browser');
  }

  set browser(browser: string | undefined) {
    this.write(this.everywhere, 'browser', browser);
  }

  /** Words that were loaded, so that the next page has them before it is drawn. */
  get vocabulary(): Vocabulary | undefined {
    return this.read<Vocabulary>(this.everywhere, 'vocabulary');
  }

  set vocabulary(vocabulary: Vocabulary | undefined) {
    this.write(this.everywhere, 'vocabulary', vocabulary);
  }

  get queue(): unknown[] {
    return this.read<unknown[]>(this.tab, this.of('queue')) ?? [];
  }

  /** False when there is no room: the queue then lives as long as the page. */
  keepQueue(queue: readonly unknown[]): boolean {
    return this.write(this.tab, this.of('queue'), queue.length ? queue : undefined);
  }

  private of(key: string): string {
    return this.guest ? `guest-${key}` : key;
  }

  private read<T>(storage: () => Storage, key: string): T | undefined {
    try {
      const text = storage().getItem(`${this.name}:${key}`);
      return text ? (JSON.parse(text) as T) : undefined;
    } catch {
      return undefined;
    }
  }

  private write(storage: () => Storage, key: string, value: unknown): boolean {
    try {
      if (value === undefined) storage().removeItem(`${this.name}:${key}`);
      else storage().setItem(`${this.name}:${key}`, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  }
}
