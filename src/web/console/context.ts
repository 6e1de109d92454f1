import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Desk } from './desk';
import type { DeskEvents } from './events';
import type { Fact } from './facts';
import type { PreferenceStore, Preferences } from './preferences';
import type { State } from './shape';
import { useParts, type Store } from './store';
import { Texts, textsIn } from './texts';

/** What every view can reach: made once in `main.tsx`. */
export interface Room {
  readonly store: Store<State, Fact>;
  readonly preferences: PreferenceStore;
  readonly desk: Desk;
  readonly events: Pick<DeskEvents, 'tryNow'>;
}

export const RoomContext = createContext<Room | null>(null);

export interface View<Part extends keyof State> extends Room {
  /** The parts that were asked for: the view is drawn again when one of them changes, and not for any other. */
  readonly state: Pick<State, Part>;
  readonly settings: Preferences;
  readonly texts: Texts;
  readonly t: Texts['say'];
}

/** Settings are not watched here: when they change, `App` draws everything again. */
export function useDesk<Part extends keyof State = never>(...parts: readonly Part[]): View<Part> {
  const room = useContext(RoomContext);
  if (!room) throw new Error('A view of the console is drawn inside RoomContext.');
  const state = useParts(room.store, parts);
  const settings = room.preferences.state;
  const texts = textsIn(settings.language);
  return { ...room, state, settings, texts, t: texts.say };
}
