import type { Actor, PresenceView } from "@claw/contract";
import { requireMember } from "../runtime/require-actor.ts";
import type { View } from "./find-seats.ts";
import type { ConversationAccess } from "./ports.ts";

/** What the actor asks to see. NOT_FOUND for a conversation that the actor may not read. */
export async function getView(
  { conversations }: { conversations: ConversationAccess },
  actor: Actor,
  { conversationId }: PresenceView,
): Promise<View> {
  const { organizationId } = requireMember(actor);
  if (conversationId === undefined) return { organizationId, conversationId: null };

  await conversations.requireReadable(actor, conversationId);
  return { organizationId, conversationId };
}
