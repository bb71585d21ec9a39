import type { LimitedKeys, RateLimiter } from "@claw/core";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { memoryNotes } from "./limited-notes.ts";
import { rateLimiterOver, uncounted } from "./rate-limiter-over.ts";

/** Counts in this process; a restart forgets. */
export function memoryRateLimiter(): RateLimiter & LimitedKeys {
  return rateLimiterOver(
    ({ name, windowSeconds }) =>
      new RateLimiterMemory({ keyPrefix: name, points: uncounted, duration: windowSeconds }),
    memoryNotes(),
  );
}
