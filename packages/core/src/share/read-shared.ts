import {
  type Actor,
  DomainError,
  type GetShared,
  type SharedConversation,
  SharedMessage,
} from "@claw/contract";
import { networkOf } from "../auth/network-of.ts";
import { invalidCursor } from "../runtime/cursor.ts";
import type { ShareDeps } from "./deps.ts";
import { limits } from "./limits.ts";

/**
 * What anybody sees who has the link. A withdrawn one and one that never was are the same NOT_FOUND; RATE_LIMITED by
 * network for those who read very much, and sooner for those whose tokens open nothing.
 */
export async function readShared(
  deps: ShareDeps,
  actor: Actor,
  input: GetShared,
): Promise<SharedConversation> {
  const { db, rateLimiter, tokens } = deps;
  const network = networkOf(actor.origin.address);
  await rateLimiter.check(limits.wrongTokenByAddress, network);
  await rateLimiter.consume(limits.readByAddress, network);

  const id = tokens.shareIdOf(input.token);
  const share = id === null ? null : await db.prisma.conversationShare.findUnique({ where: { id } });
  if (!share) {
    await rateLimiter.consume(limits.wrongTokenByAddress, network);
    throw new DomainError("NOT_FOUND", { message: "There is nothing behind this link any more." });
  }

  const from = input.cursor ? parsePosition(input.cursor) : 0;
  const rows = await db.prisma.sharedMessage.findMany({
    where: { shareId: share.id, organizationId: share.organizationId, position: { gte: from } },
    orderBy: { position: "asc" },
    take: input.limit,
  });
  const next = from + rows.length;

  return {
    title: share.title,
    sharedAt: share.sharedAt.toISOString(),
    messageCount: share.messageCount,
    items: rows.map(({ role, content, sources, createdAt }) =>
      SharedMessage.parse({ role, content, sources, createdAt: createdAt.toISOString() }),
    ),
    nextCursor: rows.length > 0 && next < share.messageCount ? String(next) : null,
  };
}

function parsePosition(cursor: string): number {
  if (!/^\d{1,9}$/.test(cursor)) throw invalidCursor();

  return Number(cursor);
}
