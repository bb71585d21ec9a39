import type { Actor, Conversation, UpdateConversations } from "@claw/contract";
import { requireMember } from "../runtime/require-actor.ts";
import { withoutUndefined } from "../runtime/without-undefined.ts";
import { requireOwnConversations } from "./get-own.ts";
import { presentConversation, withKnowledgeBases } from "./present.ts";
import { requireRoomToPin } from "./require-room-to-pin.ts";
import type { ConversationDeps } from "./service.ts";

/** All or none: NOT_FOUND where one of them is another's, CONFLICT where too many would be pinned. */
export async function updateConversations(
  deps: ConversationDeps,
  actor: Actor,
  { conversationIds, ...changes }: UpdateConversations,
): Promise<Conversation[]> {
  const { organizationId, userId } = requireMember(actor);

  const rows = await deps.db.prisma.$transaction(async (tx) => {
    const ids = await requireOwnConversations(tx, actor, conversationIds);
    if (changes.isPinned) await requireRoomToPin(tx, { organizationId, ownerId: userId }, ids);
    const where = { id: { in: ids }, organizationId, ownerId: userId };
    await tx.conversation.updateMany({ where, data: withoutUndefined(changes) });

    return tx.conversation.findMany({ where, include: withKnowledgeBases });
  });

  const conversations = rows.map(presentConversation);
  for (const conversation of conversations) {
    deps.changes.publish(userId, { type: "conversation", conversation });
  }

  return conversations;
}
