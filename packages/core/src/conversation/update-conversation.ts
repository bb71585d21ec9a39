import type { Actor, Conversation, UpdateConversation } from "@claw/contract";
import { getModelByName } from "../model/find-model.ts";
import { withoutUndefined } from "../runtime/without-undefined.ts";
import { getOwnConversation } from "./get-own.ts";
import { presentConversation } from "./present.ts";
import type { ConversationDeps } from "./service.ts";

export async function updateConversation(
  deps: ConversationDeps,
  actor: Actor,
  input: UpdateConversation,
): Promise<Conversation> {
  const { conversationId, model, ...changes } = input;

  const row = await deps.db.prisma.$transaction(async (tx) => {
    await getOwnConversation(tx, actor, conversationId);
    const chosen = model ? (await getModelByName(tx, model)).name : model;

    return tx.conversation.update({
      where: { id: conversationId },
      data: {
        ...withoutUndefined({ ...changes, model: chosen }),
        ...(changes.title === undefined ? {} : { titleSource: "user" }),
      },
    });
  });

  const conversation = presentConversation(row);
  deps.changes.publish(row.ownerId, { type: "conversation", conversation });

  return conversation;
}
