import { render } from 'preact';
import { pickLanguage } from '../shared/texts';
import { Chat } from './chat';
import { Memory } from './memory';
import { Widget } from './Widget';
import styles from './styles/widget.css?inline';

/** Where this very script came from is where the server is. Known only while the script runs for the first time. */
const home = new URL('.', (document.currentScript as HTMLScriptElement | null)?.src || location.href).href;

function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The link of a messenger, taken out of the address: whoever reloads the page or passes its address on does not pass the conversation on. */
function takeLink(): string | undefined {
  const link = /^#continue=([\w-]+)$/.exec(location.hash)?.[1];
  if (link) history.replaceState(null, '', location.pathname + location.search);
  return link;
}

/**
 * The citizen's chat: a floating button with a panel, or with `inline` the panel alone, filling its place.
 *
 * Attributes: `server` (address of the server; default: where the script came from), `language` (ko, en, zh, vi,
 * th, ja, ru, mn, uz), `heading`, `open` (starts opened), `inline`. Methods: `open()`, `close()`, `ask(text)`.
 */
export class InquiryChat extends HTMLElement {
  static readonly observedAttributes = ['language', 'heading', 'inline'];

  private chat: Chat | undefined;

  connectedCallback(): void {
    this.sheet();
    this.chat ??= this.start();
    this.draw();
    for (const [target, event] of this.wakers) target.addEventListener(event, this.wake);
  }

  disconnectedCallback(): void {
    for (const [target, event] of this.wakers) target.removeEventListener(event, this.wake);
    this.chat?.leave();
    this.chat = undefined;
    render(null, this.shadowRoot!);
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (!this.chat || before === now) return;
    if (name === 'language' && now) this.chat.speak(pickLanguage([now]));
    this.draw();
  }

  open(): void {
    this.chat?.open();
  }

  close(): void {
    this.chat?.close();
  }

  /** Opens the chat and says this for the citizen, who pressed an example or typed into a field of the page. */
  ask(text: string): void {
    this.chat?.open();
    this.chat?.say(text);
  }

  private start(): Chat {
    const base = new URL(this.getAttribute('server') ?? home, location.href).href.replace(/\/?$/, '/');
    const memory = new Memory(`inquiry-chat:${base}`);
    const link = takeLink();
    const chat = new Chat({
      base,
      memory,
      link,
      newId,
      geolocation: navigator.geolocation,
      world: { fetch: (...call) => fetch(...call), WebSocket, now: Date.now, random: Math.random },
      wishes: [this.getAttribute('language'), document.documentElement.lang, navigator.language],
    });
    if (link || memory.open || this.hasAttribute('open') || this.hasAttribute('inline')) chat.open();
    return chat;
  }

  private draw(): void {
    const inline = this.hasAttribute('inline');
    render(<Widget chat={this.chat!} inline={inline} heading={this.getAttribute('heading')} />, this.shadowRoot!);
  }

  /** The style sheet is there before the first element is, so nothing is ever seen unstyled. */
  private sheet(): void {
    if (this.shadowRoot) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
  }

  private readonly wake = (): void => {
    if (document.visibilityState === 'visible') this.chat?.wake();
  };

  private readonly wakers: readonly [EventTarget, string][] = [
    [window, 'online'],
    [window, 'pageshow'],
    [document, 'visibilitychange'],
  ];
}

if (!customElements.get('inquiry-chat')) customElements.define('inquiry-chat', InquiryChat);
