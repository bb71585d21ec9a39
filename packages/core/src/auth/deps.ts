import type { Database } from "@claw/db";
import type { Clock, Log } from "../runtime/ports.ts";
import type { HashingOptions } from "./passwords.ts";
import type { Mailer, OpeningAccounts, RateLimiter } from "./ports.ts";

export type AuthConfig = {
  /** The one secret that all keys are derived from; at least 32 characters in production. */
  authSecret: string;
  /** Where people reach the installation, for links in mails; also the issuer of access tokens. */
  publicUrl: string;
  isProduction?: boolean;
};

export type AuthDeps = {
  db: Database;
  config: AuthConfig;
  mailer: Mailer;
  rateLimiter: RateLimiter;
  accounts: OpeningAccounts;
  /** Whether anybody may register; the first person of an installation always may. */
  isRegistrationOpen(): boolean;
  clock: Clock;
  log: Log;
  /** What differs from `defaultHashing`. Hashes made with other parameters still verify and are renewed at sign-in. */
  hashing?: Partial<HashingOptions>;
};
