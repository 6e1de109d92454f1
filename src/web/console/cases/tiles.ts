import { circleMarker, latLngBounds, map, tileLayer } from 'leaflet';
import 'leaflet/dist/leaflet.css';
import type { Case } from './contract';
import type { Placed } from './grid';
import { addressOfCase } from './useCaseNumber';

const closest = 17;

/** Draws the points on tiles; returns how to take the map away. The table beside it is the way for those who do not see it. */
export function draw(place: HTMLElement, points: readonly Placed[], from: { readonly tiles: string; readonly attribution: string }, name: (of: Case) => string): () => void {
  const drawn = map(place, { zoomAnimation: !matchMedia('(prefers-reduced-motion: reduce)').matches });
  drawn.attributionControl.setPrefix(false);
  tileLayer(from.tiles, { maxZoom: 19, attribution: label(from.attribution).innerHTML }).addTo(drawn);
  for (const { of, north, east } of points)
    circleMarker([north, east], { radius: 9, weight: 2, className: `tile-point case-${of.state}` })
      .bindTooltip(label(name(of)))
      .on('click', () => { location.hash = addressOfCase(of.number); })
      .addTo(drawn);
  drawn.fitBounds(latLngBounds(points.map(({ north, east }) => [north, east])).pad(0.2), { maxZoom: closest });
  return () => drawn.remove();
}

/** As text: what a setting or a citizen wrote is no markup. */
function label(words: string): HTMLElement {
  const shown = document.createElement('span');
  shown.textContent = words;
  return shown;
}
