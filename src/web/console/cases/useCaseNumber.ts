import { useEffect, useState } from 'preact/hooks';

export const addressOfCase = (number: string): string => `#cases/${number}`;

const asked = (): string | null => /^#cases\/(R-\d{4}-\d{6,12})$/.exec(location.hash)?.[1] ?? null;

/** Which case the address asks for: a reload stays on it, and Back leaves it. */
export function useCaseNumber(): string | null {
  const [number, setNumber] = useState(asked);
  useEffect(() => {
    const turn = () => setNumber(asked());
    addEventListener('hashchange', turn);
    return () => removeEventListener('hashchange', turn);
  }, []);
  return number;
}
