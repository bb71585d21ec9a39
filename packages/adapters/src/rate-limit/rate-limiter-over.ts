import { DomainError } from "@claw/contract";
import type { RateLimit, RateLimiter } from "@claw/core";
import { type RateLimiterAbstract, RateLimiterRes } from "rate-limiter-flexible";

/** Our port over rate-limiter-flexible, which has one limiter per bucket. */
export function rateLimiterOver(create: (rate: RateLimit) => RateLimiterAbstract): RateLimiter {
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
      try {
        await limiterOf(rate).consume(key);
      } catch (error) {
        throw error instanceof RateLimiterRes ? rateLimited(rate, error.msBeforeNext) : error;
      }
    },

    async check(rate, key) {
      const count = await limiterOf(rate).get(key);
      const isUsedUp = count !== null && count.msBeforeNext > 0 && count.consumedPoints >= rate.limit;
      if (isUsedUp) throw rateLimited(rate, count.msBeforeNext);
    },
  };
}

function rateLimited({ limit }: RateLimit, milliseconds: number): DomainError {
  const retryAfter = Math.max(1, Math.ceil(milliseconds / 1000));

  return new DomainError("RATE_LIMITED", { message: "Too many attempts. Wait a moment.", retryAfter, limit });
}
