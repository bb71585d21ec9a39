import {
  type Actor,
  type ConversationRef,
  DomainError,
  type ListMessages,
  type MessagePage,
} from "@claw/contract";
import type { Message as MessageRow, Transaction } from "@claw/db";
import { getOwnConversation } from "./get-own.ts";
import { cursorToNewer, cursorToOlder, readCursor } from "./message-cursor.ts";
import { presentMessage } from "./present.ts";
import type { ConversationDeps } from "./service.ts";

type PageQuery = { conversationId: string; limit: number };
type Rows = { rows: MessageRow[]; hasMore: boolean };

export async function listMessages(
  deps: ConversationDeps,
  actor: Actor,
  input: ListMessages,
): Promise<MessagePage> {
  const { conversationId, aroundId, cursor, skip, limit } = input;
  const { prisma } = deps.db;
  await getOwnConversation(prisma, actor, conversationId);

  const query = { conversationId, limit };
  if (skip !== undefined) return pageAfter(prisma, query, skip);
  if (cursor) {
    const { seq, way } = readCursor(cursor);
    return way === "older" ? pageBefore(prisma, query, seq) : pageFrom(prisma, query, seq);
  }
  return aroundId === undefined ? newestPage(prisma, query) : pageAround(prisma, query, aroundId);
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

async function pageAfter(
  tx: Transaction,
  { conversationId, limit }: PageQuery,
  skip: number,
): Promise<MessagePage> {
  const where = { conversationId };
  const rows = await tx.message.findMany({ where, orderBy: { seq: "asc" }, skip, take: limit });

  return { items: rows.map(presentMessage), nextCursor: null, newerCursor: null };
}

async function newestPage(tx: Transaction, query: PageQuery): Promise<MessagePage> {
  const { rows, hasMore } = await rowsBefore(tx, query, null);

  return present(rows, { hasOlder: hasMore, newerCursor: null });
}

async function pageBefore(tx: Transaction, query: PageQuery, seq: bigint): Promise<MessagePage> {
  const { rows, hasMore } = await rowsBefore(tx, query, seq);

  return present(rows, { hasOlder: hasMore, newerCursor: cursorToNewer(seq) });
}

async function pageFrom(tx: Transaction, query: PageQuery, seq: bigint): Promise<MessagePage> {
  const { rows, hasMore } = await rowsFrom(tx, query, seq);
  const page = present(rows, { hasOlder: true, newerCursor: hasMore ? newerThan(rows) : null });

  // Whatever was before the cursor still is, also where nothing has come after it yet.
  return { ...page, nextCursor: cursorToOlder(seq) };
}

async function pageAround(tx: Transaction, query: PageQuery, messageId: string): Promise<MessagePage> {
  const { conversationId, limit } = query;
  const middle = await tx.message.findUnique({
    where: { id: messageId, conversationId },
    select: { seq: true },
  });
  if (!middle) throw new DomainError("NOT_FOUND", { message: "There is no such message." });

  const half = Math.floor(limit / 2);
  const [older, newer] = await Promise.all([
    rowsBefore(tx, { conversationId, limit: half }, middle.seq),
    rowsFrom(tx, { conversationId, limit: limit - half }, middle.seq),
  ]);

  return present([...older.rows, ...newer.rows], {
    hasOlder: older.hasMore,
    newerCursor: newer.hasMore ? newerThan(newer.rows) : null,
  });
}

/** The newest ones before a place, or of all; oldest first. */
async function rowsBefore(
  tx: Transaction,
  { conversationId, limit }: PageQuery,
  seq: bigint | null,
): Promise<Rows> {
  const rows = await tx.message.findMany({
    where: { conversationId, ...(seq === null ? {} : { seq: { lt: seq } }) },
    orderBy: { seq: "desc" },
    take: limit + 1,
  });

  return { rows: rows.slice(0, limit).reverse(), hasMore: rows.length > limit };
}

/** The oldest ones from a place on. */
async function rowsFrom(tx: Transaction, { conversationId, limit }: PageQuery, seq: bigint): Promise<Rows> {
  const rows = await tx.message.findMany({
    where: { conversationId, seq: { gte: seq } },
    orderBy: { seq: "asc" },
    take: limit + 1,
  });

  return { rows: rows.slice(0, limit), hasMore: rows.length > limit };
}

function newerThan(rows: readonly MessageRow[]): string | null {
  const newest = rows.at(-1);

  return newest ? cursorToNewer(newest.seq + 1n) : null;
}

function present(
  rows: readonly MessageRow[],
  { hasOlder, newerCursor }: { hasOlder: boolean; newerCursor: string | null },
): MessagePage {
  const [oldest] = rows;

  return {
    items: rows.map(presentMessage),
    nextCursor: hasOlder && oldest ? cursorToOlder(oldest.seq) : null,
    newerCursor,
  };
}
