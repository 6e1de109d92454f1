import { Store } from './store';

export type Theme = 'auto' | 'light' | 'dark';

/** What a counselor has set for himself on this machine. */
export interface Preferences {
  readonly language: 'ko' | 'en';
  readonly theme: Theme;
  readonly sound: boolean;
  /** Single letters are commands. */
  readonly letters: boolean;
}

export type PreferenceStore = Store<Preferences, Partial<Preferences>>;

const key = 'inquirybot.desk.preferences';

/** Remembered in `storage`; `spoken` is the browser's language, for the first visit. */
export function preferencesFrom(storage: Storage, spoken: string): PreferenceStore {
  const fresh: Preferences = {
    language: spoken.startsWith('ko') ? 'ko' : 'en', theme: 'auto', sound: true, letters: true,
  };
  const kept = JSON.parse(storage.getItem(key) ?? '{}') as Partial<Preferences>;
  const store: PreferenceStore = new Store((now, change) => ({ ...now, ...change }), { ...fresh, ...kept });
  store.watch((now) => storage.setItem(key, JSON.stringify(now)));
  return store;
}
