import { useDesk } from '../context';
import type { Confusion, IntentFigures } from './contract';
import { percent } from './names';

interface Props {
  readonly intents: readonly IntentFigures[];
  readonly confusions: readonly Confusion[];
  readonly name: (intent: string) => string;
}

const size = 22;
const labels = 190;
const top = 24;
/** The two columns of precision and recall, set off from the others. */
const gap = 10;
const share = 46;

/**
 * What was asked, line by line, and what was answered, column by column. One hue from light to dark and a number in
 * every cell, so that no colour has to be told from another; the table beside it says the same in words.
 */
export function HeatMap({ intents, confusions, name }: Props) {
  const { t } = useDesk();
  const place = new Map(intents.map((one, index) => [one.intent, index]));
  const most = Math.max(1, ...confusions.map((pair) => pair.count));
  const right = labels + intents.length * size + gap;
  const width = right + 2 * share;
  const height = top + intents.length * size;
  return (
    <figure class="heat">
      <figcaption>{t('figures.map')}</figcaption>
      <div class="wide-table" tabIndex={0} role="region" aria-label={t('figures.map')}>
        <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={t('figures.map-label', { intents: intents.length, confusions: confusions.length })}>
          {intents.map((one, index) => (
            <g key={one.intent}>
              <text class="heat-name" x={labels - 6} y={top + index * size + 15} text-anchor="end">{short(name(one.intent))} {index + 1}</text>
              <text class="heat-number" x={labels + index * size + size / 2} y={top - 8} text-anchor="middle">{index + 1}</text>
              <Share x={right} y={top + index * size} of={one.precision} />
              <Share x={right + share} y={top + index * size} of={one.recall} />
            </g>
          ))}
          <text class="heat-number" x={right + share / 2} y={top - 8} text-anchor="middle">{t('figures.precision')}</text>
          <text class="heat-number" x={right + share * 1.5} y={top - 8} text-anchor="middle">{t('figures.recall')}</text>
          <rect class="heat-field" x={labels} y={top} width={intents.length * size} height={intents.length * size} />
          {intents.map((one, index) => (
            <rect key={one.intent} class="heat-right" x={labels + index * size + 1} y={top + index * size + 1} width={size - 2} height={size - 2}>
              <title>{t('figures.cell-right', { intent: name(one.intent), recall: percent(one.recall) })}</title>
            </rect>
          ))}
          {confusions.map((pair) => {
            const [column, line] = [place.get(pair.answered) ?? 0, place.get(pair.expected) ?? 0];
            return (
              <g key={`${pair.expected} ${pair.answered}`}>
                <title>{t('figures.cell', { expected: name(pair.expected), answered: name(pair.answered), count: pair.count })}</title>
                <Shade x={labels + column * size} y={top + line * size} width={size} strength={pair.count / most} words={String(pair.count)} />
              </g>
            );
          })}
        </svg>
      </div>
      <p class="heat-key">{t('figures.key')}</p>
    </figure>
  );
}

/** Of precision and recall the lack is what one looks for: the more is missing, the darker. */
function Share({ x, y, of }: { readonly x: number; readonly y: number; readonly of: number | null }) {
  return <Shade x={x} y={y} width={share} strength={of === null ? 0 : Math.min(1, (1 - of) * 2)} words={of === null ? '–' : (of * 100).toFixed(0)} />;
}

interface ShadeProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly strength: number;
  readonly words: string;
}

/** Light enough for dark words or dark enough for light ones, and never between. */
function Shade({ x, y, width, strength, words }: ShadeProps) {
  const dark = strength > 0.5;
  const opacity = dark ? 0.85 + (strength - 0.5) * 0.3 : 0.06 + strength * 0.5;
  return (
    <>
      <rect class="heat-cell" x={x + 1} y={y + 1} width={width - 2} height={size - 2} fill-opacity={opacity.toFixed(2)} />
      <text class={dark ? 'heat-words heat-on-dark' : 'heat-words'} x={x + width / 2} y={y + 15} text-anchor="middle">{words}</text>
    </>
  );
}

const short = (name: string) => name.length > 22 ? `${name.slice(0, 21)}…` : name;
