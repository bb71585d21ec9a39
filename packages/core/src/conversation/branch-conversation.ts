import { type Actor, type BranchConversation, type Conversation, DomainError } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { attachBases } from "./attach-bases.ts";
import { copyPath } from "./copy-path.ts";
import { getOwnMessage, getShownConversation } from "./get-own.ts";
import { presentConversation, withKnowledgeBases } from "./present.ts";
import type { ConversationDeps } from "./service.ts";

/**
 * A new conversation that begins with everything up to this message. What that cost stays where it was paid: the copies
 * have neither tokens nor cost. With an id that exists: one's own conversation again, CONFLICT for anybody else's.
 * CONFLICT for an answer that is being written.
 */
export async function branchConversation(
  deps: ConversationDeps,
  actor: Actor,
  input: BranchConversation,
): Promise<Conversation> {
  const id = input.conversationId ?? uuidv7();

  const row = await deps.db.prisma.$transaction(async (tx) => {
    const message = await getOwnMessage(tx, actor, input.messageId);
    if (message.status === "streaming") {
      throw new DomainError("CONFLICT", { message: "This answer is still being written." });
    }
    const { organizationId, conversationId } = message;
    const from = await tx.conversation.findUniqueOrThrow({
      where: { id: conversationId, organizationId },
      include: withKnowledgeBases,
    });
    const { ownerId, type, model, systemPrompt, titleSource } = from;
    const title = input.title ?? from.title;
    const owned = { id, organizationId, ownerId };
    const at = deps.clock.now();
    const { count } = await tx.conversation.createMany({
      data: [{ ...owned, title, titleSource, type, model, systemPrompt, lastActivityAt: at }],
      skipDuplicates: true,
    });
    if (count === 0) return null;

    const knowledgeBaseIds = from.knowledgeBases.map((base) => base.knowledgeBaseId);
    await attachBases(tx, { conversationId: id, organizationId, userId: ownerId, knowledgeBaseIds });
    await copyPath(tx, { organizationId, fromId: conversationId, toId: id, lastId: message.id });

    return tx.conversation.findUniqueOrThrow({ where: { id }, include: withKnowledgeBases });
  });
  if (!row) return getBranchAgain(deps, actor, id);

  const conversation = presentConversation(row);
  deps.changes.publish(row.ownerId, { type: "conversation", conversation });

  return conversation;
}

async function getBranchAgain(deps: ConversationDeps, actor: Actor, id: string): Promise<Conversation> {
  try {
    return await getShownConversation(deps.db.prisma, actor, id);
  } catch (cause) {
    throw new DomainError("CONFLICT", { message: "This id is taken. Branch with another.", cause });
  }
}
