import type { Fact } from './facts';
import type { State } from './shape';
import type { Store } from './store';

type Memory = Pick<State, 'drafts' | 'outgoing' | 'seen'> & { readonly name: string };

const key = 'inquirybot.desk';

/**
 * Keeps what is being written over a reload of the page. In the tab's own storage, gone with the tab and with the
 * sign-out: citizens' words do not stay behind on a shared desk.
 */
export function remember(store: Store<State, Fact>, storage: Storage): void {
  store.watch((state, before) => {
    if (state.session && state.session.name !== before.session?.name) recall(store, storage, state.session.name);
    else if (state.signIn === 'needed') storage.removeItem(key);
    else if (changed(state, before)) keep(state, storage);
  });
}

const changed = (state: State, before: State) => state.session !== null
  && (state.drafts !== before.drafts || state.outgoing !== before.outgoing || state.seen !== before.seen);

function keep({ session, drafts, outgoing, seen }: State, storage: Storage): void {
  const memory: Memory = { name: session?.name ?? '', drafts, outgoing, seen };
  storage.setItem(key, JSON.stringify(memory));
}

function recall(store: Store<State, Fact>, storage: Storage, name: string): void {
  const kept = storage.getItem(key);
  const memory = kept ? JSON.parse(kept) as Memory : null;
  if (memory?.name !== name) return storage.removeItem(key);
  const { drafts, outgoing, seen } = memory;
  store.tell({ is: 'remembered', memory: { drafts, outgoing, seen } });
}
