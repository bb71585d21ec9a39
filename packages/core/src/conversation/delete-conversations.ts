import type { Actor, DeleteConversations } from "@claw/contract";
import { requireMember } from "../runtime/require-actor.ts";
import { requireOwnConversations } from "./get-own.ts";
import { removeConversations } from "./remove-conversations.ts";
import type { ConversationDeps } from "./service.ts";

/** All or none: NOT_FOUND where one of them is another's. */
export async function deleteConversations(
  deps: ConversationDeps,
  actor: Actor,
  { conversationIds }: DeleteConversations,
): Promise<void> {
  const { organizationId, userId } = requireMember(actor);
  const ids = await requireOwnConversations(deps.db.prisma, actor, conversationIds);

  await removeConversations(deps, { organizationId, ownerId: userId }, ids);
}
