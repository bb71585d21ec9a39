import type { Database } from "@claw/db";
import type { RateLimiter } from "../auth/ports.ts";
import type { ChangeFeed } from "../conversation/ports.ts";
import type { Clock } from "../runtime/ports.ts";

export type ArchiveDeps = {
  db: Database;
  clock: Clock;
  rateLimiter: RateLimiter;
  /** Hears how far an import is. */
  changes: Pick<ChangeFeed, "publish">;
  /** Signs tickets. */
  ticketKey: Buffer;
};
