import { useDesk } from '../context';
import { useNow } from './useNow';

/** How long since then, ticking. */
export function Waited({ since }: { readonly since: string }) {
  const { texts } = useDesk();
  return <time class="waited" dateTime={since}>{texts.duration(useNow() - Date.parse(since))}</time>;
}
