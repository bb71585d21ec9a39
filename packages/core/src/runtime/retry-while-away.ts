import { pause } from "./pause.ts";
import type { Log } from "./ports.ts";

export type RetryOptions = { attempts: number; log: Log; what: string };

const firstPauseMs = 100;
const longestPauseMs = 2_000;

/**
 * Repeats a deed on the database, with growing pauses, for as long as the database is away or in the way.
 * Throws any other error at once, and the last one when the attempts are used up.
 */
export async function retryWhileAway<T>(
  { attempts, log, what }: RetryOptions,
  deed: () => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await deed();
    } catch (error) {
      if (attempt >= attempts || !isAway(error)) throw error;

      log.warn({ err: error, attempt }, `${what} failed; trying again`);
      await pause(Math.min(firstPauseMs * 2 ** (attempt - 1), longestPauseMs));
    }
  }
}

/**
 * Errors without an SQLSTATE come from the network; of those with one, the classes that pass: 08 connection,
 * 40 rolled back, 53 out of resources, 55 busy, 57 shut down (PostgreSQL manual, appendix A).
 */
function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (!("code" in error) || typeof error.code !== "string") return true;

  return !/^[0-9A-Z]{5}$/.test(error.code) || /^(08|40|53|55|57)/.test(error.code);
}
