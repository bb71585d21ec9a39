import type { Transaction } from "@claw/db";

/** A text mail to one person. */
export type Mail = { to: string; subject: string; text: string };

/** Brings mail to people; rejects when the mail was not accepted for delivery. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}

/** At most `limit` uses of a key in `windowSeconds`, counted from the first one. `name` keeps buckets apart. */
export type RateLimit = { name: string; limit: number; windowSeconds: number };

/** What is left of a limit, and the whole seconds until all of it is there again; 0 where nothing is used. */
export type RateState = { limit: number; remaining: number; resetSeconds: number };

/**
 * Counts uses per key; several processes share the counts where the implementation can. A bucket's limit may be another
 * with each call, such as one's tier: what was used counts against all of them.
 */
export interface RateLimiter {
  /** Counts one use. RATE_LIMITED with `retryAfter` (seconds) when the limit is used up. */
  consume(rate: RateLimit, key: string): Promise<RateState>;
  /** RATE_LIMITED like `consume`, without counting. */
  check(rate: RateLimit, key: string): Promise<void>;
  /** How it stands, without counting and without refusing. */
  peek(rate: RateLimit, key: string): Promise<RateState>;
}

/** What registration needs of accounts; `openingAccounts` gives it. */
export interface OpeningAccounts {
  /** Gives a new organization what it begins with, within the transaction that makes it. */
  openAccount(tx: Transaction, newcomer: { organizationId: string; userId: string }): Promise<void>;
}
