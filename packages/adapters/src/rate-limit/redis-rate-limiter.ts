import type { LimitedKeys, Log, RateLimiter } from "@claw/core";
import { Redis } from "ioredis";
import { RateLimiterMemory, RateLimiterRedis } from "rate-limiter-flexible";
import { insuredNotes } from "./insured-notes.ts";
import { memoryNotes } from "./limited-notes.ts";
import { rateLimiterOver, uncounted } from "./rate-limiter-over.ts";
import { redisNotes } from "./redis-notes.ts";

export type RedisRateLimiterOptions = {
  /** `redis://user:password@host:port/database` */
  url: string;
  log: Log;
};

export type RedisRateLimiter = RateLimiter &
  LimitedKeys &
  AsyncDisposable & {
    /** For the health endpoint: false while each process counts for itself. */
    isConnected(): boolean;
  };

const connectTimeoutMs = 2_000;
const commandTimeoutMs = 500;
const longestPauseMs = 2_000;

/**
 * Counts in Redis, so that all processes share the counts and a restart forgets nothing. While Redis is away each
 * process counts for itself: the limits hold, and nobody waits for Redis.
 */
export function redisRateLimiter({ url, log }: RedisRateLimiterOptions): RedisRateLimiter {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: connectTimeoutMs,
    commandTimeout: commandTimeoutMs,
    retryStrategy: (times) => Math.min(50 * 2 ** times, longestPauseMs),
  });
  reportOutages(redis, log);

  const limiter = rateLimiterOver(
    ({ name, windowSeconds }) => {
      const rate = { keyPrefix: `claw:rate:${name}`, points: uncounted, duration: windowSeconds };
      const insuranceLimiter = new RateLimiterMemory(rate);

      return new RateLimiterRedis({
        ...rate,
        storeClient: redis,
        rejectIfRedisNotReady: true,
        insuranceLimiter,
      });
    },
    insuredNotes(redisNotes(redis), memoryNotes()),
  );

  return {
    ...limiter,
    isConnected: () => redis.status === "ready",
    async [Symbol.asyncDispose]() {
      redis.disconnect();
    },
  };
}

/** Once when Redis goes and once when it comes back, not at every attempt to reach it. */
function reportOutages(redis: Redis, log: Log): void {
  let isAway = false;

  redis.on("error", (error: Error) => {
    if (!isAway) log.warn({ err: error }, "Redis is away: this process counts attempts for itself");
    isAway = true;
  });
  redis.on("ready", () => {
    if (isAway) log.info({}, "Redis is back: attempts are counted there again");
    isAway = false;
  });
}
