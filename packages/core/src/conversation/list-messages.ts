import type { Actor, ConversationRef, ListMessages, MessagePage } from "@claw/contract";
import { invalidCursor } from "../runtime/cursor.ts";
import { getOwnConversation } from "./get-own.ts";
import { presentMessage } from "./present.ts";
import type { ConversationDeps } from "./service.ts";

export async function listMessages(
  deps: ConversationDeps,
  actor: Actor,
  input: ListMessages,
): Promise<MessagePage> {
  const { conversationId, limit } = input;
  const { prisma } = deps.db;
  await getOwnConversation(prisma, actor, conversationId);

  if (input.skip !== undefined) {
    const where = { conversationId };
    const rows = await prisma.message.findMany({
      where,
      orderBy: { seq: "asc" },
      skip: input.skip,
      take: limit,
    });
    return { items: rows.map(presentMessage), nextCursor: null };
  }

  const before = input.cursor ? parseSeq(input.cursor) : null;
  const rows = await prisma.message.findMany({
    where: { conversationId, ...(before === null ? {} : { seq: { lt: before } }) },
    orderBy: { seq: "desc" },
    take: limit + 1,
  });
  const items = rows.slice(0, limit).reverse();
  const oldest = items[0];

  return {
    items: items.map(presentMessage),
    nextCursor: rows.length > limit && oldest ? String(oldest.seq) : null,
  };
}

export async function countMessages(
  deps: ConversationDeps,
  actor: Actor,
  { conversationId }: ConversationRef,
): Promise<number> {
  const { prisma } = deps.db;
  await getOwnConversation(prisma, actor, conversationId);

  return prisma.message.count({ where: { conversationId } });
}

function parseSeq(cursor: string): bigint {
  if (!/^\d{1,18}$/.test(cursor)) throw invalidCursor();

  return BigInt(cursor);
}
