import { useEffect, useState } from 'preact/hooks';

const watchers = new Set<(now: number) => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function tick() {
  const now = Date.now();
  for (const watcher of watchers) watcher(now);
}

/** The present moment in milliseconds, again every second. One clock for all that tick, so they tick together. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    watchers.add(setNow);
    timer ??= setInterval(tick, 1_000);
    return () => {
      watchers.delete(setNow);
      if (watchers.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  }, []);
  return now;
}
