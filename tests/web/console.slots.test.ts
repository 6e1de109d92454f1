import { describe, expect, it } from 'vitest';
import { coordinates, isOnEarth, mapLink, sharedPlace } from '../../src/web/console/place';
import { known } from '../../src/web/console/slots';

describe('what the forms have learned', () => {
  it('has a shared location in one line', () => {
    expect(known([
      { name: 'place', value: '수원역' }, { name: 'place.latitude', value: '37.26575' }, { name: 'place.longitude', value: '126.99983' },
    ])).toEqual([{ name: 'place', value: '수원역', sealed: false, place: { name: '수원역', latitude: 37.26575, longitude: 126.99983 } }]);
  });

  it('has a location without a name by its coordinates alone', () => {
    const [place] = known([
      { name: 'place', value: '37.26575, 126.99983' }, { name: 'place.latitude', value: '37.26575' }, { name: 'place.longitude', value: '126.99983' },
    ]);
    expect(place?.place?.name).toBeNull();
  });

  it('leaves out skipped questions and the addresses of photos', () => {
    expect(known([{ name: 'photo', value: '' }, { name: 'photo', value: '/files/1 https://host/2' }])).toEqual([]);
  });

  it('does not show what is sealed', () => {
    expect(known([{ name: 'phone', value: 'sealed:AbC' }])[0]?.sealed).toBe(true);
    expect(known([{ name: 'phone', value: '010-1234-5678' }])[0]?.sealed).toBe(false);
  });
});

describe('a shared place', () => {
  it('is read from a place and from bare coordinates', () => {
    expect(sharedPlace({ entities: [{ type: 'ClientInfo' }, { type: 'Place', name: '정자역', geo: { latitude: 37.1, longitude: 127.2 } }] }))
      .toEqual({ name: '정자역', latitude: 37.1, longitude: 127.2 });
    expect(sharedPlace({ entities: [{ type: 'GeoCoordinates', latitude: 37.1, longitude: 127.2 }] }))
      .toEqual({ name: null, latitude: 37.1, longitude: 127.2 });
    expect(sharedPlace({ entities: [{ type: 'Place', geo: { latitude: 'x' } }, null, 7] })).toBeNull();
  });

  it('leads to the map, and its name cannot break the link', () => {
    expect(mapLink({ name: '1,2/3', latitude: 37.1, longitude: 127.2 })).toBe('https://map.kakao.com/link/map/1%202%2F3,37.1,127.2');
    expect(coordinates({ name: null, latitude: 37.1, longitude: 127.2 })).toBe('37.10000, 127.20000');
  });

  it('that no map shows is none', () => {
    expect([[37.1, 127.2], [-90, 180], [999, 999], [37.1, -181]].map(([latitude, longitude]) => isOnEarth({ name: null, latitude: latitude!, longitude: longitude! })))
      .toEqual([true, true, false, false]);
  });
});
