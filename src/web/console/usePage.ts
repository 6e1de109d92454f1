import { useEffect, useState } from 'preact/hooks';

export type Page = 'desk' | 'misses' | 'cases' | 'alerts' | 'channels';

export const addressOf: Readonly<Record<Page, string>> = { desk: '#desk', misses: '#not-understood', cases: '#cases', alerts: '#alerts', channels: '#channels' };

const asked = (): Page => {
  const head = location.hash.split('/')[0];
  return (Object.keys(addressOf) as Page[]).find((page) => addressOf[page] === head) ?? 'desk';
};

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
