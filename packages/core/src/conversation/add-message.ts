import type { Actor, AddMessage, Message } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { findParent } from "./find-parent.ts";
import { getOwnConversation } from "./get-own.ts";
import { presentMessage } from "./present.ts";
import { sameOrConflict } from "./same-or-conflict.ts";
import type { ConversationDeps } from "./service.ts";

export async function addMessage(deps: ConversationDeps, actor: Actor, input: AddMessage): Promise<Message> {
  const { conversationId, role, content } = input;
  const id = input.messageId ?? uuidv7();

  const { row, ownerId } = await deps.db.prisma.$transaction(async (tx) => {
    const { organizationId, ownerId } = await getOwnConversation(tx, actor, conversationId);
    const scope = { organizationId, conversationId };
    const existing = await tx.message.findUnique({ where: { id } });
    if (existing) return { row: sameOrConflict(existing, input, organizationId), ownerId };

    const parent = await findParent(tx, scope, input.parentId);
    const row = await tx.message.create({
      data: { id, ...scope, parentId: parent?.id ?? null, role, content },
    });
    await tx.conversation.update({
      where: { id: conversationId },
      data: { lastActivityAt: deps.clock.now() },
    });

    return { row, ownerId };
  });

  deps.targets.forget(conversationId);
  const message = presentMessage(row);
  deps.changes.publish(ownerId, { type: "message", message });

  return message;
}
