import { type Actor, DomainError } from "@claw/contract";
import type { Transaction } from "@claw/db";
import { requireMember } from "../runtime/require-actor.ts";

/** The caller's own conversation. Another's is NOT_FOUND, as if it were not there. */
export async function getOwnConversation(tx: Transaction, actor: Actor, conversationId: string) {
  const { organizationId, userId } = requireMember(actor);
  const row = await tx.conversation.findUnique({
    where: { id: conversationId, organizationId, ownerId: userId },
  });
  if (row) return row;

  throw new DomainError("NOT_FOUND", { message: "There is no such conversation." });
}

/** A message of the caller's own conversations. NOT_FOUND. */
export async function getOwnMessage(tx: Transaction, actor: Actor, messageId: string) {
  const { organizationId, userId } = requireMember(actor);
  const row = await tx.message.findUnique({
    where: { id: messageId, organizationId, conversation: { ownerId: userId } },
  });
  if (row) return row;

  throw new DomainError("NOT_FOUND", { message: "There is no such message." });
}
