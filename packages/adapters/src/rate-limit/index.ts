export { memoryRateLimiter } from "./memory-rate-limiter.ts";
export { type RedisRateLimiterOptions, redisRateLimiter } from "./redis-rate-limiter.ts";
