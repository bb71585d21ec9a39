import type { Clock } from "../clock.ts";

/** A socket that was closed sooner than this after it opened was not wanted. */
const stableMs = 5_000;

/**
 * Milliseconds before a lost socket is opened again: soon at first, then doubling up to 15 s. The jitter spreads the
 * clients of a server that restarts.
 * @param attempt 0 for the first
 */
export function reconnectDelay(attempt: number, random: () => number = Math.random): number {
  const base = Math.min(250 * 2 ** attempt, 15_000);

  return base * (0.5 + random() / 2);
}

/** Counts connections that the server opened and closed at once as failed attempts; tRPC counts from 0 after each. */
export function createReconnectDelay(clock: Clock, random?: () => number) {
  let openedAt: number | null = null;
  let shortLives = 0;

  return {
    next: (attempt: number) => reconnectDelay(attempt + shortLives, random),
    noteOpen() {
      openedAt = clock.now();
    },
    noteClose() {
      if (openedAt === null) return;

      shortLives = clock.now() - openedAt < stableMs ? shortLives + 1 : 0;
      openedAt = null;
    },
  };
}
