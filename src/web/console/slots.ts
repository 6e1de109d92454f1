import type { Slot } from './contract';
import type { SharedPlace } from './place';

/** One line of the fact table. */
export interface Known {
  readonly name: string;
  readonly value: string;
  readonly place: SharedPlace | null;
  /** Private, and not opened for this counselor. */
  readonly sealed: boolean;
}

const isAddress = (word: string) => /^(https?:\/)?\//.test(word);

/**
 * What the forms have learned, as a counselor reads it: a shared location in one line with its coordinates, no
 * skipped questions, and no addresses of photos, which are shown themselves.
 */
export function known(slots: readonly Slot[]): Known[] {
  const values = new Map(slots.map((slot) => [slot.name, slot.value]));
  return slots
    .filter(({ name, value }) => value.trim() !== '' && !/\.(latitude|longitude)$/.test(name) && !value.split(' ').every(isAddress))
    .map(({ name, value }) => ({ name, value, place: placeOf(name, value, values), sealed: value.startsWith('sealed:') }));
}

function placeOf(name: string, value: string, values: ReadonlyMap<string, string>): SharedPlace | null {
  const latitude = Number.parseFloat(values.get(`${name}.latitude`) ?? '');
  const longitude = Number.parseFloat(values.get(`${name}.longitude`) ?? '');
  if (Number.isNaN(latitude) || Number.isNaN(longitude)) return null;
  return { latitude, longitude, name: /[^\d\s.,-]/.test(value) ? value : null };
}
