import type { Database } from "@claw/db";
import type { RateLimiter } from "../auth/ports.ts";
import type { Clock } from "../runtime/ports.ts";

export type ArchiveDeps = {
  db: Database;
  clock: Clock;
  rateLimiter: RateLimiter;
  /** Signs tickets. */
  ticketKey: Buffer;
};
