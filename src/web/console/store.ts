import { useEffect, useState } from 'preact/hooks';

/** A state, the pure function that changes it, and those who watch it. */
export class Store<State, Fact> {
  readonly #reduce: (state: State, fact: Fact) => State;
  readonly #watchers = new Set<(state: State, before: State) => void>();
  #state: State;

  constructor(reduce: (state: State, fact: Fact) => State, state: State) {
    this.#reduce = reduce;
    this.#state = state;
  }

  get state(): State {
    return this.#state;
  }

  tell(fact: Fact): void {
    const before = this.#state;
    this.#state = this.#reduce(before, fact);
    if (this.#state !== before) for (const watcher of [...this.#watchers]) watcher(this.#state, before);
  }

  watch(watcher: (state: State, before: State) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }
}

/** The store's state; the component is drawn again when one of these parts of it changes. */
export function useParts<State, Part extends keyof State>(store: Store<State, never>, parts: readonly Part[]): State {
  const [, setState] = useState(store.state);
  const drawn = store.state;
  useEffect(() => {
    const draw = (now: State, before: State) => {
      if (parts.some((part) => now[part] !== before[part])) setState(now);
    };
    draw(store.state, drawn);
    return store.watch(draw);
  }, [store, ...parts]);
  return drawn;
}
