import type { Answer, DeskApi, Failure } from './api';
import { backoff } from './backoff';
import type { Hidden, Resolution, Ticket } from './contract';
import type { Fact } from './facts';
import { isMine, mine, nextInLine, waiting } from './line';
import { Outbox } from './outbox';
import { wordsFor } from './problems';
import type { Kind, Notice, State, Tab } from './shape';
import type { Store } from './store';

/** While a counselor writes, the citizen is told so this often at most. */
const typingEveryMs = 3_000;

export interface Surroundings {
  readonly now: () => number;
  readonly random: () => number;
}

/** What a counselor can do. Each act asks the server and tells the store what came of it. */
export class Desk {
  readonly outbox: Outbox;
  /** For the pages that keep what they ask for to themselves. */
  readonly api: DeskApi;
  readonly #api: DeskApi;
  readonly #store: Store<State, Fact>;
  readonly #around: Surroundings;
  #toldTyping = { ticket: '', at: -Infinity };

  constructor(api: DeskApi, store: Store<State, Fact>, around: Surroundings) {
    this.api = api;
    this.#api = api;
    this.#store = store;
    this.#around = around;
    this.outbox = new Outbox(api, store, around.random);
  }

  get #state(): State {
    return this.#store.state;
  }

  /** Finds out whether the cookie is still good; keeps asking while the server cannot be reached. */
  async start(): Promise<void> {
    for (let failures = 1; ; failures++) {
      const answer = await this.#api.session();
      if (answer.ok) return this.#store.tell({ is: 'signedIn', session: answer.value });
      if (answer.status === 401 || answer.status === 403) return this.#store.tell({ is: 'signedOut', expired: false });
      this.#raise({ ...wordsFor(answer), tone: 'error' });
      await new Promise((resolve) => setTimeout(resolve, backoff(failures, this.#around.random())));
    }
  }

  async signIn(name: string, password: string): Promise<Failure | null> {
    return this.#enter(await this.#api.signIn(name, password));
  }

  async signInFirst(token: string, name: string, password: string): Promise<Failure | null> {
    return this.#enter(await this.#api.signInFirst(token, name, password));
  }

  /** Whether the link was used up. Without a name nobody is made an administrator, and the refusal tells it. */
  async usedUp(token: string): Promise<boolean> {
    const answer = await this.#api.signInFirst(token, '', '');
    return !answer.ok && answer.code === 'first.used';
  }

  async #enter(answer: Answer<null>): Promise<Failure | null> {
    if (!answer.ok) return answer;
    const session = await this.#api.session();
    if (!session.ok) return session;
    this.#store.tell({ is: 'signedIn', session: session.value });
    return null;
  }

  async signOut(): Promise<void> {
    const answer = await this.#api.signOut();
    if (answer.ok || answer.status === 401) this.#store.tell({ is: 'signedOut', expired: false });
    else this.#failed(answer);
  }

  async setDuty(on: boolean): Promise<void> {
    const answer = await this.#api.duty(on);
    if (answer.ok) this.#store.tell({ is: 'dutyChanged', on });
    else this.#failed(answer);
  }

  /** The line and all open conversations; then what was said in the counselor's own. */
  async loadLists(): Promise<void> {
    const asked = this.#state.revision;
    const [waiting, open] = await Promise.all([this.#api.tickets('waiting'), this.#api.tickets('open')]);
    if (!waiting.ok) return this.#failed(waiting, { key: 'problem.lists', tone: 'error', again: 'lists' });
    if (!open.ok) return this.#failed(open, { key: 'problem.lists', tone: 'error', again: 'lists' });
    this.#store.tell({ is: 'listsArrived', tickets: [...waiting.value, ...open.value], asked });
    const wanted = new Set(mine(this.#state).map((ticket) => ticket.id));
    if (this.#state.open) wanted.add(this.#state.open);
    await Promise.all([...wanted].map((id) => this.loadConversation(id)));
  }

  async loadClosed(): Promise<void> {
    const asked = this.#state.revision;
    const answer = await this.#api.tickets('closed');
    if (answer.ok) this.#store.tell({ is: 'closedArrived', tickets: answer.value, asked });
    else this.#failed(answer, { key: 'problem.lists', tone: 'error', again: 'lists' });
  }

  async loadConversation(id: string): Promise<void> {
    const asked = this.#state.revision;
    const answer = await this.#api.ticket(id);
    if (answer.ok) {
      this.#store.tell({ is: 'detailArrived', detail: answer.value, asked });
      this.#store.tell({ is: 'noticeDismissed', key: 'problem.conversation' });
    } else if (answer.status === 404) {
      if (this.#state.open === id) this.#store.tell({ is: 'opened', ticket: null });
      this.#failed(answer);
    } else this.#failed(answer, { key: 'problem.conversation', tone: 'error', again: 'conversation' });
  }

  async loadCanned(): Promise<void> {
    const answer = await this.#api.canned();
    if (answer.ok) this.#store.tell({ is: 'cannedArrived', canned: answer.value });
    else this.#failed(answer);
  }

  async loadCounselors(): Promise<void> {
    const answer = await this.#api.counselors();
    if (answer.ok) this.#store.tell({ is: 'counselorsArrived', counselors: answer.value });
    else this.#failed(answer);
  }

  chooseTab(tab: Tab): void {
    this.#store.tell({ is: 'tabChosen', tab });
    if (tab === 'closed') void this.loadClosed();
  }

  open(id: string | null): void {
    this.#store.tell({ is: 'opened', ticket: id });
    const ticket = id ? this.#state.tickets[id] : undefined;
    const live = ticket && isMine(this.#state, ticket) && this.#state.conversations[ticket.id]?.loaded;
    if (id && !live) void this.loadConversation(id);
  }

  async accept(id: string): Promise<void> {
    if (this.#state.accepting) return;
    this.#store.tell({ is: 'acceptAsked', ticket: id });
    const answer = await this.#api.accept(id);
    if (answer.ok) this.#accepted(answer.value);
    this.#store.tell({ is: 'acceptAnswered' });
    if (!answer.ok) await this.#notAccepted(answer);
  }

  #accepted(ticket: Ticket): void {
    this.#store.tell({ is: 'tabChosen', tab: 'desk' });
    this.#store.tell({ is: 'ticketChanged', ticket: summary(ticket) });
    this.open(ticket.id);
  }

  async #notAccepted(failure: Failure): Promise<void> {
    this.#failed(failure);
    if (failure.status === 409) await this.loadLists();
  }

  acceptNext(): void {
    const next = nextInLine(this.#state);
    if (next) void this.accept(next.id);
    else this.#raise({ key: waiting(this.#state).length > 0 ? 'queue.nobody-for-you' : 'queue.nobody', tone: 'info' });
  }

  write(ticket: string, kind: Kind, text: string, privately = false): void {
    // Whoever writes on after this is typing anew.
    this.#toldTyping.at = 0;
    this.outbox.write(ticket, kind, text, new Date(this.#around.now()), privately);
  }

  /** A reply that was refused, once more; what became of it is then in the transcript. */
  async sendAgain(ticket: string, line: number): Promise<void> {
    await this.heeding(this.#api.sendAgain(ticket, line));
    await this.loadConversation(ticket);
  }

  typing(ticket: string): void {
    const now = this.#around.now();
    if (this.#toldTyping.ticket === ticket && now - this.#toldTyping.at < typingEveryMs) return;
    this.#toldTyping = { ticket, at: now };
    void this.#api.typing(ticket);
  }

  /** Resolves to the refusal to show beside the form, or null when it was done. */
  async transfer(id: string, to: string | null, note: string): Promise<Failure | null> {
    const answer = await this.#api.transfer(id, to, note);
    return answer.ok ? this.#left(id) : this.#refused(answer);
  }

  async close(id: string, resolution: Resolution, note: string): Promise<Failure | null> {
    const answer = await this.#api.close(id, resolution, note);
    return answer.ok ? this.#left(id) : this.#refused(answer);
  }

  async #left(id: string): Promise<null> {
    this.#store.tell({ is: 'draftChanged', ticket: id, draft: { message: '', note: '' } });
    if (this.#state.open === id) this.#store.tell({ is: 'opened', ticket: null });
    await this.loadLists();
    return null;
  }

  /** The value is given to the view that asked, and kept nowhere. */
  async reveal(id: string, what: Hidden, reason: string): Promise<Answer<{ value: string }>> {
    const answer = await this.#api.reveal(id, what, reason);
    return answer.ok ? answer : this.#refused(answer);
  }

  /** The same answer; one that says that the session is over leads back to the sign-in. */
  async heeding<T>(asked: Promise<Answer<T>>): Promise<Answer<T>> {
    const answer = await asked;
    return answer.ok ? answer : this.#refused(answer);
  }

  #refused(failure: Failure): Failure {
    if (failure.status === 401) this.#store.tell({ is: 'signedOut', expired: true });
    return failure;
  }

  #failed(failure: Failure, notice?: Notice): void {
    if (failure.status === 401) this.#store.tell({ is: 'signedOut', expired: true });
    else this.#raise(notice ?? { ...wordsFor(failure), tone: 'error' });
  }

  #raise(notice: Notice): void {
    this.#store.tell({ is: 'noticeRaised', notice });
  }
}

/** An answer may carry the transcript as well; the list keeps the summary. */
function summary(ticket: Ticket): Ticket {
  const { id, conversation, channel, language, topic, reason, urgency, openedAt, status, counselor, position, preview, unread, public: open } = ticket;
  return { id, conversation, channel, language, topic, reason, urgency, openedAt, status, counselor, position, preview, unread, ...(open ? { public: open } : {}) };
}
