/**
 * Milliseconds before a lost socket is opened again: soon at first, then doubling up to 15 s. The jitter spreads the
 * clients of a server that restarts.
 * @param attempt 0 for the first
 */
export function reconnectDelay(attempt: number, random: () => number = Math.random): number {
  const base = Math.min(250 * 2 ** attempt, 15_000);

  return base * (0.5 + random() / 2);
}
