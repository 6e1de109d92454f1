import type { Desk } from './desk';
import type { Fact } from './facts';
import type { State } from './shape';
import type { Store } from './store';

/** The one-time sign-in of `/desk#first=<token>`. */
export const firstToken = (hash: string): string | null => /^#first=(.+)$/.exec(hash)?.[1] ?? null;

const addressed = (hash: string): string | null => {
  const id = /^#ticket=(.+)$/.exec(hash)?.[1];
  return id ? decodeURIComponent(id) : null;
};

const hashOf = (ticket: string | null) => ticket ? `#ticket=${encodeURIComponent(ticket)}` : '';

/** The open conversation is in the address: a reload stays in it and a phone's Back leaves it. */
export function keepAddress(
  store: Store<State, Fact>, desk: Desk, page: Pick<Window, 'location' | 'history' | 'addEventListener'>,
): void {
  const asked = addressed(page.location.hash);
  store.watch((state, before) => {
    if (state.signIn !== 'done') return;
    if (before.signIn !== 'done' && asked && !state.open) return desk.open(asked);
    if (state.open === before.open || addressed(page.location.hash) === state.open) return;
    const to = page.location.pathname + hashOf(state.open);
    if (before.open === null) page.history.pushState(null, '', to);
    else page.history.replaceState(null, '', to);
  });
  page.addEventListener('popstate', () => {
    const ticket = addressed(page.location.hash);
    if (store.state.signIn === 'done' && ticket !== store.state.open) desk.open(ticket);
  });
}
