import { useDesk } from './context';
import type { Reach } from './contract';
import { Icon } from './parts/Icon';
import { useNow } from './parts/useNow';

const minute = 60_000;

/** How long the citizen can still be written to, or why not: said before one writes. */
export function ReachLine({ reach }: { readonly reach: Reach }) {
  const { t } = useDesk();
  const left = reach.until ? Math.floor((Date.parse(reach.until) - useNow()) / minute) : null;
  const why = reach.why ?? (left !== null && left <= 0 ? 'window-closed' : null);
  if (why) return <p class="callback" role="status"><Icon name="warning" />{t(`reach.${why}`)}</p>;
  return left === null ? null : <p class="callback"><Icon name="clock" />{t('reach.left', { hours: Math.floor(left / 60), minutes: left % 60 })}</p>;
}
