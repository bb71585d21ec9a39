/** A text mail to one person. */
export type Mail = { to: string; subject: string; text: string };

/** Brings mail to people; rejects when the mail was not accepted for delivery. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}

/** At most `limit` uses of a key in `windowSeconds`, counted from the first one. `name` keeps buckets apart. */
export type RateLimit = { name: string; limit: number; windowSeconds: number };

/** Counts uses per key; several processes share the counts where the implementation can. */
export interface RateLimiter {
  /** Counts one use. RATE_LIMITED with `retryAfter` (seconds) when the limit is used up. */
  consume(rate: RateLimit, key: string): Promise<void>;
  /** RATE_LIMITED like `consume`, without counting. */
  check(rate: RateLimit, key: string): Promise<void>;
}
