import { memoryRateLimiter, redisRateLimiter } from "@claw/adapters";
import type { Log, RateLimiter } from "@claw/core";
import type { HealthCheck } from "./health.ts";

/** Counted in Redis where one is configured, in memory without it and while it is away. */
export function openRateLimiter(
  redisUrl: string | null,
  log: Log,
  stack: AsyncDisposableStack,
): { rateLimiter: RateLimiter; healthChecks: readonly HealthCheck[] } {
  if (redisUrl === null) return { rateLimiter: memoryRateLimiter(), healthChecks: [] };

  const rateLimiter = stack.use(redisRateLimiter({ url: redisUrl, log }));
  const check: HealthCheck["check"] = async () =>
    rateLimiter.isConnected()
      ? { status: "up" }
      : { status: "degraded", detail: "away: limits are counted by each process for itself" };

  return { rateLimiter, healthChecks: [{ name: "redis", check }] };
}
