import type { Log } from "./ports.ts";

export type RetryOptions = { attempts: number; log: Log; what: string };

const firstPauseMs = 100;
const longestPauseMs = 2_000;

/** Repeats a deed that must happen until it does, with growing pauses. Throws the last error when attempts are used up. */
export async function retryUntil<T>({ attempts, log, what }: RetryOptions, deed: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await deed();
    } catch (error) {
      if (attempt >= attempts) throw error;

      log.warn({ err: error, attempt }, `${what} failed; trying again`);
      const pause = Math.min(firstPauseMs * 2 ** (attempt - 1), longestPauseMs);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
