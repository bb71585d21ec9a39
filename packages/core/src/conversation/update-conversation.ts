import type { Actor, Conversation, UpdateConversation } from "@claw/contract";
import { getModelByName } from "../model/find-model.ts";
import { withoutUndefined } from "../runtime/without-undefined.ts";
import { attachBases } from "./attach-bases.ts";
import { getOwnConversation } from "./get-own.ts";
import { presentConversation, withKnowledgeBases } from "./present.ts";
import { requireRoomToPin } from "./require-room-to-pin.ts";
import type { ConversationDeps } from "./service.ts";

/** NOT_FOUND for another's conversation or knowledge base, CONFLICT where too many would be pinned. */
export async function updateConversation(
  deps: ConversationDeps,
  actor: Actor,
  input: UpdateConversation,
): Promise<Conversation> {
  const { conversationId, model, knowledgeBaseIds, ...changes } = input;

  const row = await deps.db.prisma.$transaction(async (tx) => {
    const { organizationId, ownerId } = await getOwnConversation(tx, actor, conversationId);
    if (changes.isPinned) await requireRoomToPin(tx, { organizationId, ownerId }, [conversationId]);
    const chosen = model ? (await getModelByName(tx, model)).name : model;
    if (knowledgeBaseIds) {
      await attachBases(tx, { conversationId, organizationId, userId: ownerId, knowledgeBaseIds });
    }

    return tx.conversation.update({
      where: { id: conversationId },
      data: {
        ...withoutUndefined({ ...changes, model: chosen }),
        ...(changes.title === undefined ? {} : { titleSource: "user" }),
      },
      include: withKnowledgeBases,
    });
  });

  deps.targets.forget(conversationId);
  const conversation = presentConversation(row);
  deps.changes.publish(row.ownerId, { type: "conversation", conversation });

  return conversation;
}
