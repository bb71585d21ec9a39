import { type Actor, type AddMessage, DomainError, type Message } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { findParent } from "./find-parent.ts";
import { getOwnConversation } from "./get-own.ts";
import { presentMessage } from "./present.ts";
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

  const message = presentMessage(row);
  deps.changes.publish(ownerId, { type: "message", message });

  return message;
}

type Existing = { organizationId: string; conversationId: string; role: string; content: string };

/** A retry gets the stored message back; the same id for anything else is a CONFLICT. */
export function sameOrConflict<Row extends Existing>(
  row: Row,
  input: { conversationId: string; role: string; content: string },
  organizationId: string,
): Row {
  const isSame =
    row.organizationId === organizationId &&
    row.conversationId === input.conversationId &&
    row.role === input.role &&
    row.content === input.content;
  if (isSame) return row;

  throw new DomainError("CONFLICT", { message: "This message id is taken. Send it with another." });
}
