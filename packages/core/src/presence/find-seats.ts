import type { PresenceState } from "@claw/contract";
import type { Lease } from "./ports.ts";

/** One person in a view. `devices`: those that are in the view themselves. */
export type Seat = { state: PresenceState; isTyping: boolean; devices: number };

/** Whose presence: everybody's of an organization, or, with a conversation, of those who have it open. */
export type View = { organizationId: string; conversationId: string | null };

/** Persons by id, over all their devices: online if any device is, away if all are. */
export function findSeats(
  leases: readonly Lease[],
  conversationId: string | null,
  now: number,
): Map<string, Seat> {
  const seats = new Map<string, Seat>();

  for (const lease of leases) {
    const { userId } = lease;
    const isHere = conversationId === null || lease.conversationId === conversationId;
    const isTyping = conversationId !== null && isHere && lease.typingUntil > now;
    const known = seats.get(userId);

    seats.set(userId, {
      state: known?.state === "online" ? "online" : lease.state,
      isTyping: isTyping || (known?.isTyping ?? false),
      devices: (known?.devices ?? 0) + (isHere ? 1 : 0),
    });
  }

  return new Map([...seats].filter(([, { devices }]) => devices > 0));
}
