import { DomainError } from "@claw/contract";
import type { LimitedKeys, RateLimit, RateLimiter, RateState } from "@claw/core";
import type { RateLimiterAbstract, RateLimiterRes } from "rate-limiter-flexible";
import type { LimitedNotes } from "./limited-notes.ts";

/** What the library is told is never reached: it only counts, and the limit of each call is held against the count. */
export const uncounted = Number.MAX_SAFE_INTEGER;

/** A refusal is written down once in so many milliseconds, however often it is repeated. */
const noteEveryMs = 5_000;

/**
 * Our port over rate-limiter-flexible, which has one limiter per bucket.
 * @param create with {@link uncounted} points, so that it never refuses by itself
 */
export function rateLimiterOver(
  create: (rate: Pick<RateLimit, "name" | "windowSeconds">) => RateLimiterAbstract,
  notes: LimitedNotes,
): RateLimiter & LimitedKeys {
  const limiters = new Map<string, RateLimiterAbstract>();
  let noted = { since: 0, ids: new Set<string>() };

  function limiterOf(rate: Pick<RateLimit, "name" | "windowSeconds">): RateLimiterAbstract {
    const known = limiters.get(rate.name);
    if (known) return known;

    const limiter = create(rate);
    limiters.set(rate.name, limiter);
    return limiter;
  }

  async function refuse(rate: RateLimit, key: string, msBeforeNext: number): Promise<never> {
    const now = Date.now();
    if (now - noted.since > noteEveryMs) noted = { since: now, ids: new Set() };
    const id = `${rate.name}\n${rate.limit}\n${key}`;
    if (!noted.ids.has(id)) {
      noted.ids.add(id);
      await notes.note({ ...rate, key, until: new Date(now + msBeforeNext) });
    }

    throw rateLimited(rate, msBeforeNext);
  }

  return {
    async consume(rate, key) {
      const count = await limiterOf(rate).consume(key);
      if (count.consumedPoints > rate.limit) return refuse(rate, key, count.msBeforeNext);

      return stateOf(rate, count);
    },

    async check(rate, key) {
      const count = await limiterOf(rate).get(key);
      const isUsedUp = count !== null && count.msBeforeNext > 0 && count.consumedPoints >= rate.limit;
      if (isUsedUp) await refuse(rate, key, count.msBeforeNext);
    },

    peek: async (rate, key) => stateOf(rate, await limiterOf(rate).get(key)),

    list: () => notes.list(),

    async clear(name, key) {
      const limited = await notes.find(name, key);
      if (!limited) return false;

      await limiterOf(limited).delete(key);
      await notes.forget(name, key);
      noted.ids.delete(`${name}\n${limited.limit}\n${key}`);
      return true;
    },
  };
}

function stateOf({ limit }: RateLimit, count: RateLimiterRes | null): RateState {
  if (count === null || count.msBeforeNext <= 0) return { limit, remaining: limit, resetSeconds: 0 };

  return {
    limit,
    remaining: Math.max(0, limit - count.consumedPoints),
    resetSeconds: Math.ceil(count.msBeforeNext / 1000),
  };
}

function rateLimited({ limit }: RateLimit, milliseconds: number): DomainError {
  const retryAfter = Math.max(1, Math.ceil(milliseconds / 1000));

  return new DomainError("RATE_LIMITED", { message: "Too many attempts. Wait a moment.", retryAfter, limit });
}
