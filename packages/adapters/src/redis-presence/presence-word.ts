import { PresenceState } from "@claw/contract";
import type { Lease } from "@claw/core";
import { z } from "zod";

/** A lease as processes tell each other, with the time that is left instead of a time: their clocks differ. */
const ToldLease = z.object({
  id: z.string(),
  organizationId: z.string(),
  userId: z.string(),
  state: PresenceState,
  conversationId: z.string().nullable(),
  typingLeftMs: z.number(),
  /** Null: as long as its process lives. */
  leftMs: z.number().nullable(),
});
export type ToldLease = z.infer<typeof ToldLease>;

/** What processes say to each other about presence. */
export const PresenceWord = z.discriminatedUnion("type", [
  /** I know nothing (of `of`, or of anybody): tell me all. */
  z.object({ type: z.literal("hello"), of: z.string().nullable() }),
  /** I live, and so do all leases that I have told of. */
  z.object({ type: z.literal("beat") }),
  /** I end, and my leases do. */
  z.object({ type: z.literal("gone") }),
  /**
   * What has changed with me; or a part of everything, which begins with `first` and ends with `last`: what was in no
   * part is not there.
   */
  z.object({
    type: z.literal("leases"),
    held: z.array(ToldLease),
    ended: z.array(z.string()),
    first: z.boolean(),
    last: z.boolean(),
  }),
]);
export type PresenceWord = z.infer<typeof PresenceWord>;

export type LeasesWord = Extract<PresenceWord, { type: "leases" }>;

export function tellLease({ typingUntil, expiresAt, ...lease }: Lease, now: number): ToldLease {
  return {
    ...lease,
    typingLeftMs: Math.max(0, typingUntil - now),
    leftMs: expiresAt === null ? null : expiresAt - now,
  };
}

export function hearLease({ typingLeftMs, leftMs, ...lease }: ToldLease, now: number): Lease {
  return {
    ...lease,
    typingUntil: typingLeftMs > 0 ? now + typingLeftMs : 0,
    expiresAt: leftMs === null ? null : now + leftMs,
  };
}

/** Null for what is none, such as a word of a later version. */
export function parseWord(payload: string): PresenceWord | null {
  try {
    return PresenceWord.safeParse(JSON.parse(payload)).data ?? null;
  } catch {
    // Not JSON, so not ours.
    return null;
  }
}
