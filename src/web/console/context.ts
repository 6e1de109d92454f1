import { createContext } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import type { Desk } from './desk';
import type { DeskEvents } from './events';
import type { Fact } from './facts';
import type { PreferenceStore, Preferences } from './preferences';
import type { State } from './shape';
import { useStore, type Store } from './store';
import { Texts } from './texts';

/** What every view can reach: made once in `main.tsx`. */
export interface Room {
  readonly store: Store<State, Fact>;
  readonly preferences: PreferenceStore;
  readonly desk: Desk;
  readonly events: Pick<DeskEvents, 'tryNow'>;
}

export const RoomContext = createContext<Room | null>(null);

export interface View extends Room {
  readonly state: State;
  readonly settings: Preferences;
  readonly texts: Texts;
  readonly t: Texts['say'];
}

export function useDesk(): View {
  const room = useContext(RoomContext);
  if (!room) throw new Error('A view of the console is drawn inside RoomContext.');
  const state = useStore(room.store);
  const settings = useStore(room.preferences);
  const texts = useMemo(() => new Texts(settings.language), [settings.language]);
  return { ...room, state, settings, texts, t: texts.say };
}
