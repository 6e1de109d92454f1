import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Answer, Failure } from '../api';
import { useDesk } from '../context';

export interface Asked<T> {
  readonly value: T | null;
  readonly failure: Failure | null;
  readonly again: () => Promise<void>;
}

/** Asks the server once, and again when told to; an answer that comes after a later one is dropped. */
export function useAnswer<T>(ask: () => Promise<Answer<T>>): Asked<T> {
  const { desk } = useDesk();
  const [answer, setAnswer] = useState<{ value: T | null; failure: Failure | null }>({ value: null, failure: null });
  const latest = useRef(0);
  const again = useCallback(async () => {
    const number = ++latest.current;
    const said = await desk.heeding(ask());
    if (number !== latest.current) return;
    setAnswer((before) => said.ok ? { value: said.value, failure: null } : { value: before.value, failure: said });
  }, []);
  useEffect(() => {
    void again();
    return () => { latest.current++; };
  }, []);
  return { ...answer, again };
}

const everyMs = 2_000;

/** The same, again and again while `unfinished` says so. */
export function usePolled<T>(ask: () => Promise<Answer<T>>, unfinished: (value: T) => boolean): Asked<T> {
  const asked = useAnswer(ask);
  useEffect(() => {
    if (!asked.value || !unfinished(asked.value)) return;
    const timer = setTimeout(() => void asked.again(), everyMs);
    return () => clearTimeout(timer);
  }, [asked.value, asked.failure]);
  return asked;
}
