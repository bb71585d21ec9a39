import type { Database } from "@claw/db";
import type { RateLimiter } from "../auth/ports.ts";
import type { Clock } from "../runtime/ports.ts";
import type { ShareTokens } from "./share-tokens.ts";

export type ShareDeps = {
  db: Database;
  clock: Clock;
  rateLimiter: RateLimiter;
  tokens: ShareTokens;
  /** Where people reach the installation. */
  publicUrl: string;
};
