import { useEffect, useState } from 'preact/hooks';

export type Page = 'desk' | 'misses' | 'cases';

export const addressOf: Readonly<Record<Page, string>> = { desk: '#desk', misses: '#not-understood', cases: '#cases' };

const asked = (): Page =>
  location.hash === addressOf.misses ? 'misses' : location.hash.split('/')[0] === addressOf.cases ? 'cases' : 'desk';

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
