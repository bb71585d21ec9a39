import type { Actor, ConversationRef } from "@claw/contract";
import { getOwnConversation } from "./get-own.ts";
import { removeConversations } from "./remove-conversations.ts";
import type { ConversationDeps } from "./service.ts";

export async function deleteConversation(
  deps: ConversationDeps,
  actor: Actor,
  { conversationId }: ConversationRef,
): Promise<void> {
  const { organizationId, ownerId } = await getOwnConversation(deps.db.prisma, actor, conversationId);

  await removeConversations(deps, { organizationId, ownerId }, [conversationId]);
}
