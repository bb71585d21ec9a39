import type { Actor, ConversationRef } from "@claw/contract";
import { getOwnConversation } from "./get-own.ts";
import { requestStop } from "./request-stop.ts";
import type { ConversationDeps } from "./service.ts";

/** Messages go with it by foreign key; provider calls stay, for they were paid for. */
export async function deleteConversation(
  deps: ConversationDeps,
  actor: Actor,
  { conversationId }: ConversationRef,
): Promise<void> {
  const { prisma } = deps.db;
  const { ownerId } = await getOwnConversation(prisma, actor, conversationId);
  await requestStop(deps, { conversationId });
  await deps.generations.stopAll(conversationId);
  await prisma.conversation.deleteMany({ where: { id: conversationId } });

  deps.targets.forget(conversationId);
  deps.changes.publish(ownerId, { type: "conversationDeleted", conversationId });
}
