import type { Case } from './contract';

export interface Placed {
  readonly of: Case;
  readonly north: number;
  readonly east: number;
}

/** Those that have a point. */
export const placed = (cases: readonly Case[]): readonly Placed[] => cases.flatMap((of) =>
  of.latitude === null || of.longitude === null ? [] : [{ of, north: of.latitude, east: of.longitude }]);

export interface Frame {
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
  readonly x: (east: number) => number;
  readonly y: (north: number) => number;
}

/** About 300 m: one point alone is shown with its surroundings. */
const least = 0.003;

/** All points with a margin, a metre as long to the north as to the east. */
export function frame(points: readonly Placed[], width: number, height: number): Frame {
  const norths = points.map((point) => point.north);
  const easts = points.map((point) => point.east);
  const [middleNorth, middleEast] = [middle(norths), middle(easts)];
  const shrink = Math.max(0.01, Math.cos(middleNorth * Math.PI / 180));
  const tall = Math.max(least, spread(norths), spread(easts) * shrink * height / width) * 1.2;
  const wide = tall * width / height / shrink;
  const [south, west] = [middleNorth - tall / 2, middleEast - wide / 2];
  return {
    south, north: south + tall, west, east: west + wide,
    x: (east) => (east - west) / wide * width,
    y: (north) => (south + tall - north) / tall * height,
  };
}

const middle = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2;
const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values);

export interface Line {
  readonly at: number;
  readonly label: string;
}

/** Lines at round degrees, four to nine each way. */
export function gridLines(view: Frame): { readonly north: readonly Line[]; readonly east: readonly Line[] } {
  const step = roundStep((view.north - view.south) / 4);
  return { north: between(view.south, view.north, step, view.y), east: between(view.west, view.east, step, view.x) };
}

/** 1, 2 or 5 of some decimal place: the largest that is not above. */
export function roundStep(most: number): number {
  const place = 10 ** Math.floor(Math.log10(most));
  const digit = most / place;
  return (digit >= 5 ? 5 : digit >= 2 ? 2 : 1) * place;
}

function between(from: number, to: number, step: number, at: (degrees: number) => number): readonly Line[] {
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, i) => (first + i) * step)
    .map((degrees) => ({ at: at(degrees), label: `${degrees.toFixed(digits)}°` }));
}
