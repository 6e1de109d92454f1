import type { DeskApi, Failure } from './api';
import { backoff } from './backoff';
import type { Fact } from './facts';
import { newId } from './ids';
import { passing, wordsFor } from './problems';
import type { Kind, Outgoing, State } from './shape';
import type { Store } from './store';

/** Tries of one message in a row, about 7 s in all; then it says so and waits for the connection or the counselor. */
const tries = 4;

/**
 * What counselors write, sent in the order of writing, one conversation at a time. Every message keeps the id that
 * it was written under, so a repeat after a lost answer is stored once.
 */
export class Outbox {
  readonly #api: DeskApi;
  readonly #store: Store<State, Fact>;
  readonly #random: () => number;
  readonly #sending = new Set<string>();

  constructor(api: DeskApi, store: Store<State, Fact>, random: () => number) {
    this.#api = api;
    this.#store = store;
    this.#random = random;
  }

  write(ticket: string, kind: Kind, text: string, now: Date, privately = false): void {
    const outgoing: Outgoing = { id: newId(), kind, text, ...(privately ? { privately } : {}), at: now.toISOString(), is: 'sending', problem: null };
    this.#store.tell({ is: 'written', ticket, outgoing });
    void this.#send(ticket);
  }

  /** Sends again what could not be delivered to the server, in its old order and under its old ids. */
  retry(ticket: string): void {
    for (const one of this.#of(ticket))
      if (one.is === 'unreachable') this.#change(ticket, one, { is: 'sending', problem: null });
    void this.#send(ticket);
  }

  retryAll(): void {
    for (const ticket of Object.keys(this.#store.state.outgoing)) this.retry(ticket);
  }

  async #send(ticket: string): Promise<void> {
    if (this.#sending.has(ticket)) return;
    this.#sending.add(ticket);
    for (let next = this.#next(ticket); next; next = this.#next(ticket)) await this.#sendOne(ticket, next);
    this.#sending.delete(ticket);
  }

  /** The oldest that is still to go; nothing while an older one waits for the connection, for order's sake. */
  #next(ticket: string): Outgoing | null {
    const first = this.#of(ticket).find((one) => one.is === 'sending' || one.is === 'unreachable');
    return first?.is === 'sending' ? first : null;
  }

  async #sendOne(ticket: string, one: Outgoing): Promise<void> {
    const post = one.kind === 'note' ? this.#api.note : this.#api.message;
    const said = { id: one.id, text: one.text, ...(one.privately ? { private: true } : {}) };
    for (let attempt = 1; ; attempt++) {
      const answer = await post(ticket, said);
      if (answer.ok) return this.#change(ticket, one, { id: answer.value?.id ?? one.id, is: 'stored' });
      if (answer.status === 401) return this.#giveUp(ticket, answer);
      if (!passing(answer)) return this.#change(ticket, one, { is: 'refused', problem: wordsFor(answer) });
      if (attempt === tries) return this.#giveUp(ticket, answer);
      await pause(answer.retryAfter ? answer.retryAfter * 1_000 : backoff(attempt, this.#random()));
    }
  }

  #giveUp(ticket: string, failure: Failure): void {
    const problem = wordsFor(failure);
    for (const one of this.#of(ticket))
      if (one.is === 'sending') this.#change(ticket, one, { is: 'unreachable', problem });
    if (failure.status === 401) this.#store.tell({ is: 'signedOut', expired: true });
  }

  #change(ticket: string, one: Outgoing, to: Partial<Outgoing>): void {
    this.#store.tell({ is: 'outgoingChanged', ticket, id: one.id, to });
  }

  #of(ticket: string): readonly Outgoing[] {
    return this.#store.state.outgoing[ticket] ?? [];
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
