import type { Urgency } from '../contract';
import { useDesk } from '../context';
import { Icon } from './Icon';

/** A word and a shape, not only a colour. A normal ticket carries no mark: most are. */
export function UrgencyMark({ urgency }: { readonly urgency: Urgency }) {
  const { t } = useDesk();
  if (urgency === 'normal') return null;
  return (
    <span class={`urgency urgency-${urgency}`}>
      {urgency === 'emergency' && <Icon name="warning" />}{t(`urgency.${urgency}`)}
    </span>
  );
}
