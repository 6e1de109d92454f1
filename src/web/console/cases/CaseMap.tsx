import { useEffect, useRef } from 'preact/hooks';
import { useDesk } from '../context';
import type { Case } from './contract';
import { frame, gridLines, placed, type Placed } from './grid';
import { addressOfCase } from './useCaseNumber';

interface Props {
  readonly cases: readonly Case[];
  readonly tiles: string;
  readonly attribution: string;
}

/** Where the cases are: on a map when its tiles are set up, else on a plain grid of coordinates, which needs no network. */
export function CaseMap({ cases, tiles, attribution }: Props) {
  const { t } = useDesk();
  const points = placed(cases);
  if (points.length === 0) return <p class="empty">{t('cases.no-points')}</p>;
  return tiles ? <TileMap points={points} tiles={tiles} attribution={attribution} /> : <GridMap points={points} />;
}

const width = 960;
const height = 420;

function GridMap({ points }: { readonly points: readonly Placed[] }) {
  const { texts, t } = useDesk();
  const view = frame(points, width, height);
  const lines = gridLines(view);
  return (
    <figure class="grid-map">
      <svg viewBox={`0 0 ${width} ${height}`} role="group" aria-label={t('cases.map-label', { count: points.length })}>
        {lines.east.map((line) => <g key={`e${line.at}`}><line x1={line.at} x2={line.at} y1={0} y2={height} /><text x={line.at + 4} y={height - 6}>{line.label}</text></g>)}
        {lines.north.map((line) => <g key={`n${line.at}`}><line y1={line.at} y2={line.at} x1={0} x2={width} /><text x={4} y={line.at - 4}>{line.label}</text></g>)}
        {points.map(({ of, north, east }) => (
          <a key={of.number} href={addressOfCase(of.number)} class={`grid-point case-${of.state}`} aria-label={t('cases.point', { number: of.number, kind: texts.named('case-kind', of.kind), place: of.place ?? '' })}>
            <title>{`${of.number} · ${texts.named('case-kind', of.kind)} · ${of.place ?? ''}`}</title>
            <circle cx={view.x(east)} cy={view.y(north)} r={9} />
          </a>
        ))}
      </svg>
      <figcaption>{t('cases.grid-note')}</figcaption>
    </figure>
  );
}

function TileMap({ points, tiles, attribution }: { readonly points: readonly Placed[]; readonly tiles: string; readonly attribution: string }) {
  const { texts, t } = useDesk();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let gone = false;
    let leave = () => {};
    // Loaded only where there are tiles to show.
    void import('./tiles').then(({ draw }) => {
      if (!gone && place.current) leave = draw(place.current, points, { tiles, attribution }, (of) => `${of.number} · ${texts.named('case-kind', of.kind)}`);
    });
    return () => { gone = true; leave(); };
  }, [points.map(({ of }) => of.number + of.state).join()]);
  return <div class="tile-map" ref={place} role="region" aria-label={t('cases.map-label', { count: points.length })} />;
}
