import { memoryRateLimiter, redisRateLimiter } from "@claw/adapters";
import type { LimitedKeys, Log, RateLimiter } from "@claw/core";

export type OpenRateLimiter = {
  rateLimiter: RateLimiter & LimitedKeys;
  /** Whether the counts are where they should be. */
  isConnected(): boolean;
};

/** Counted in Redis where one is configured, in memory without it and while it is away. */
export function openRateLimiter(
  redisUrl: string | null,
  log: Log,
  stack: AsyncDisposableStack,
): OpenRateLimiter {
  if (redisUrl === null) return { rateLimiter: memoryRateLimiter(), isConnected: () => true };

  const rateLimiter = stack.use(redisRateLimiter({ url: redisUrl, log }));
  return { rateLimiter, isConnected: rateLimiter.isConnected };
}
