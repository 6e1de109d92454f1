/** Where the citizen is, or why that is not known. Accuracy is in metres. */
export type Located =
  | { kind: 'found'; latitude: number; longitude: number; accuracy: number }
  | { kind: 'denied' }
  | { kind: 'unknown' };

const denied = 1;

/** Asks the browser, which asks the citizen. */
export function locate(geolocation: Geolocation | undefined): Promise<Located> {
  return new Promise((done) => {
    if (!geolocation) return done({ kind: 'unknown' });
    geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => done({ kind: 'found', latitude, longitude, accuracy }),
      ({ code }) => done({ kind: code === denied ? 'denied' : 'unknown' }),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    );
  });
}

/** A Korean map for a place in Korea. */
export const mapUrl = ({ latitude, longitude }: { latitude: number; longitude: number }): string =>
  `https://map.kakao.com/link/map/${latitude},${longitude}`;
