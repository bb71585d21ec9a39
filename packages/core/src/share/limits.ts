import type { RateLimit } from "../auth/ports.ts";

const minute = 60;

/** A token of 128 random bits is not guessed; who tries costs us work, though. */
export const limits = {
  /** Pages of shared conversations; an office behind one address reads together. */
  readByAddress: { name: "share-read:address", limit: 600, windowSeconds: 5 * minute },
  /** Tokens that open nothing. */
  wrongTokenByAddress: { name: "share-wrong:address", limit: 60, windowSeconds: 15 * minute },
} as const satisfies Record<string, RateLimit>;
