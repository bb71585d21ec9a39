import { type Actor, type Conversation, DomainError } from "@claw/contract";
import type { Database, Transaction } from "@claw/db";
import { requireMember } from "../runtime/require-actor.ts";
import { distinctIds } from "./attach-bases.ts";
import { presentConversation, withKnowledgeBases } from "./present.ts";

/** The caller's own conversation. Another's is NOT_FOUND, as if it were not there. */
export async function getOwnConversation(tx: Transaction, actor: Actor, conversationId: string) {
  const { organizationId, userId } = requireMember(actor);
  const row = await tx.conversation.findUnique({
    where: { id: conversationId, organizationId, ownerId: userId },
  });

  return row ?? noConversation();
}

/** The same, with everything that is shown of it. */
export async function getShownConversation(
  tx: Transaction,
  actor: Actor,
  conversationId: string,
): Promise<Conversation> {
  const { organizationId, userId } = requireMember(actor);
  const row = await tx.conversation.findUnique({
    where: { id: conversationId, organizationId, ownerId: userId },
    include: withKnowledgeBases,
  });

  return row ? presentConversation(row) : noConversation();
}

/** The same ids, each once, where all of them are the caller's own conversations. NOT_FOUND. */
export async function requireOwnConversations(
  tx: Transaction,
  actor: Actor,
  conversationIds: readonly string[],
): Promise<string[]> {
  const { organizationId, userId } = requireMember(actor);
  const ids = distinctIds(conversationIds);
  const count = await tx.conversation.count({ where: { id: { in: ids }, organizationId, ownerId: userId } });

  return count === ids.length ? ids : noConversation();
}

function noConversation(): never {
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

/** Throws NOT_FOUND for a message that is not the caller's; cheaper than fetching it, for those who attach to answers. */
export async function requireOwnMessage(db: Database, actor: Actor, messageId: string): Promise<void> {
  if (await isOwnMessage(db, actor, messageId)) return;

  throw new DomainError("NOT_FOUND", { message: "There is no such message." });
}

/** Whether it is a message of the caller's own conversations. */
export async function isOwnMessage(db: Database, actor: Actor, messageId: string): Promise<boolean> {
  const { organizationId, userId } = requireMember(actor);
  const values = [messageId, organizationId, userId];
  const { rowCount } = await db.pool.query({ name: "is-own-message", text: ownMessageSql, values });

  return rowCount === 1;
}

const ownMessageSql = `
  SELECT FROM messages m JOIN conversations c ON c.id = m.conversation_id
  WHERE m.id = $1 AND m.organization_id = $2 AND c.owner_id = $3`;
