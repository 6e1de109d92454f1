import type { Entry } from './contract';

export interface SharedPlace {
  readonly latitude: number;
  readonly longitude: number;
  readonly name: string | null;
}

/** A `GeoCoordinates` entity, alone or as the `geo` of a `Place` (Bot Framework activity, "Entity"). */
export function sharedPlace(entry: Pick<Entry, 'entities'>): SharedPlace | null {
  for (const entity of entry.entities ?? []) {
    const place = readPlace(entity);
    if (place) return place;
  }
  return null;
}

function readPlace(entity: unknown): SharedPlace | null {
  if (typeof entity !== 'object' || entity === null) return null;
  const { geo, name } = entity as { geo?: unknown; name?: unknown };
  const { latitude, longitude } = (geo ?? entity) as { latitude?: unknown; longitude?: unknown };
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return null;
  return { latitude, longitude, name: typeof name === 'string' && name ? name : null };
}

/** False for what no map shows, such as (999, 999): the citizen was told so, and it says nothing of him. */
export const isOnEarth = (place: SharedPlace): boolean => Math.abs(place.latitude) <= 90 && Math.abs(place.longitude) <= 180;

/** Five digits are about a metre. */
export const coordinates = (place: SharedPlace): string =>
  `${place.latitude.toFixed(5)}, ${place.longitude.toFixed(5)}`;

/** KakaoMap's link to a spot (apis.map.kakao.com/web/guide, "URL 바로가기"). */
export const mapLink = (place: SharedPlace): string =>
  `https://map.kakao.com/link/map/${encodeURIComponent((place.name ?? '위치').replaceAll(',', ' '))},${place.latitude},${place.longitude}`;
