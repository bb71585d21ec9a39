import type { RateLimiter } from "@claw/core";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { rateLimiterOver, uncounted } from "./rate-limiter-over.ts";

/** Counts in this process; a restart forgets. */
export function memoryRateLimiter(): RateLimiter {
  return rateLimiterOver(
    ({ name, windowSeconds }) =>
      new RateLimiterMemory({ keyPrefix: name, points: uncounted, duration: windowSeconds }),
  );
}
