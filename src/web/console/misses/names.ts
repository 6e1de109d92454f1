import type { Texts } from '../texts';
import type { Intent } from './contract';

export const outOfScope = 'out-of-scope';

/** An intent by the name of its topic, or else by its own, made readable. */
export function intentName(texts: Texts, intent: string, intents: readonly Intent[] | null): string {
  if (intent === outOfScope) return texts.say('misses.out-of-scope');
  return texts.find('topic', intent) ?? intents?.find((one) => one.intent === intent)?.title[texts.language] ?? texts.named('topic', intent);
}

/** `0.934` as `93.4 %`; what there is nothing of as a dash. */
export const percent = (share: number | null): string => share === null ? '–' : `${(share * 100).toFixed(1)} %`;

/** The difference of two shares in percentage points, with its sign: `+0.4`, `−1.2`, `±0.0`. */
export function points(before: number, after: number): string {
  const tenths = Math.round((after - before) * 1_000);
  const sign = tenths > 0 ? '+' : tenths < 0 ? '−' : '±';
  return `${sign}${(Math.abs(tenths) / 10).toFixed(1)}`;
}
