import { z } from "zod";
import { Id } from "../primitives.ts";

/** How long a word about oneself holds, in milliseconds. */
export const presenceTiming = {
  /** A typist who says no more has stopped. Repeat `isTyping: true` about every half of this while typing goes on. */
  typingMs: 6_000,
  /** What was said over HTTP, where no socket shows that its sender is still there. */
  leaseMs: 45_000,
} as const;

export const PresenceState = z.enum(["online", "away"]);
export type PresenceState = z.infer<typeof PresenceState>;

/** What is left out stays. Speaks for this socket, over HTTP for this session; never for other devices. */
export const SetPresence = z.object({
  state: PresenceState.optional(),
  /** The conversation that is open on this device; null for none. Typing ends with a change. */
  conversationId: Id.nullable().optional(),
  /** In that conversation. Ends by itself after `presenceTiming.typingMs`. */
  isTyping: z.boolean().optional(),
});
export type SetPresence = z.infer<typeof SetPresence>;

/** Whose presence: all of one's organization, or those who have a conversation open. */
export const PresenceView = z.object({ conversationId: Id.optional() });
export type PresenceView = z.infer<typeof PresenceView>;

/** One person, over all devices. */
export const Present = z.object({
  userId: Id,
  /** Empty where the person has given none. */
  name: z.string(),
  /** `away` only when all devices are. */
  state: PresenceState,
  /** In the conversation that was asked for; always false where none was. */
  isTyping: z.boolean(),
  /** Sockets of this person; with a conversation, those that have it open. */
  devices: z.number().int().min(1),
});
export type Present = z.infer<typeof Present>;

/** In no particular order. */
export const ActivePeople = z.object({ total: z.number().int(), items: z.array(Present) });
export type ActivePeople = z.infer<typeof ActivePeople>;
