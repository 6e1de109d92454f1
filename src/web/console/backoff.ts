const firstMs = 1_000;
const longestMs = 30_000;

/** How long to wait after so many failures in a row, in milliseconds; spread, so that a desk's browsers do not come back at once. */
export function backoff(failures: number, random: number): number {
  return Math.min(longestMs, firstMs * 2 ** Math.max(0, failures - 1)) * (0.75 + random / 2);
}
