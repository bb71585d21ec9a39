import type { RequestRate } from "@claw/contract";
import type { RateNotes } from "./context.ts";

/**
 * Says in an answer's headers what a minute allows, what is left of it, and in how many seconds it is whole again. Of
 * several calls in one batch the least that is left counts.
 */
export function rateNotesIn(headers: Headers): RateNotes {
  let least: RequestRate | null = null;

  return {
    note(rate) {
      if (least && least.remaining <= rate.remaining) return;

      least = rate;
      headers.set("x-ratelimit-limit", String(rate.limit));
      headers.set("x-ratelimit-remaining", String(rate.remaining));
      headers.set("x-ratelimit-reset", String(rate.resetSeconds));
    },
  };
}
