/** Somebody whom a limit refused, until when it would do so again. */
export type LimitedKey = { name: string; key: string; limit: number; windowSeconds: number; until: Date };

/** Who was refused by a rate limit; of all processes where these share their counts. */
export interface LimitedKeys {
  /** Those that are refused for longest first; some ten thousand at most. */
  list(): Promise<LimitedKey[]>;
  /** Forgets what was used of a limit. False where nobody is limited by that. */
  clear(name: string, key: string): Promise<boolean>;
}
