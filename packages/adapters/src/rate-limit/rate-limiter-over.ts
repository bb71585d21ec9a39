import { DomainError } from "@claw/contract";
import type { RateLimit, RateLimiter, RateState } from "@claw/core";
import type { RateLimiterAbstract, RateLimiterRes } from "rate-limiter-flexible";

/** What the library is told is never reached: it only counts, and the limit of each call is held against the count. */
export const uncounted = Number.MAX_SAFE_INTEGER;

/**
 * Our port over rate-limiter-flexible, which has one limiter per bucket.
 * @param create with {@link uncounted} points, so that it never refuses by itself
 */
export function rateLimiterOver(
  create: (rate: Pick<RateLimit, "name" | "windowSeconds">) => RateLimiterAbstract,
): RateLimiter {
  const limiters = new Map<string, RateLimiterAbstract>();

  function limiterOf(rate: RateLimit): RateLimiterAbstract {
    const known = limiters.get(rate.name);
    if (known) return known;

    const limiter = create(rate);
    limiters.set(rate.name, limiter);
    return limiter;
  }

  return {
    async consume(rate, key) {
      const count = await limiterOf(rate).consume(key);
      if (count.consumedPoints > rate.limit) throw rateLimited(rate, count.msBeforeNext);

      return stateOf(rate, count);
    },

    async check(rate, key) {
      const count = await limiterOf(rate).get(key);
      const isUsedUp = count !== null && count.msBeforeNext > 0 && count.consumedPoints >= rate.limit;
      if (isUsedUp) throw rateLimited(rate, count.msBeforeNext);
    },

    peek: async (rate, key) => stateOf(rate, await limiterOf(rate).get(key)),
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
