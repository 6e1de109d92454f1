import { useEffect, useState } from 'preact/hooks';

export type Page = 'desk' | 'misses' | 'channels';

export const addressOf: Readonly<Record<Page, string>> = { desk: '#desk', misses: '#not-understood', channels: '#channels' };

const asked = (): Page => (Object.keys(addressOf) as Page[]).find((page) => addressOf[page] === location.hash) ?? 'desk';

/** Which page the address asks for: a reload stays on it, and Back leaves it. */
export function usePage(): Page {
  const [page, setPage] = useState(asked);
  useEffect(() => {
    const turn = () => setPage(asked());
    addEventListener('hashchange', turn);
    return () => removeEventListener('hashchange', turn);
  }, []);
  return page;
}
