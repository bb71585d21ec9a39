import type { Actor, DisclosedConversationPage, ReadConversations } from "@claw/contract";
import { decodeCursor } from "../runtime/cursor.ts";
import { cutPage } from "../runtime/cut-page.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import type { DisclosureDeps } from "./deps.ts";
import { readBy } from "./read-by.ts";

/** The latest first. Their titles were made of what was asked, so that the list is a reading as well. */
export async function readConversations(
  { db, clock }: Pick<DisclosureDeps, "db" | "clock">,
  actor: Actor,
  { accessId, cursor, limit }: ReadConversations,
): Promise<DisclosedConversationPage> {
  const operator = requireOperator(actor);
  const after = cursor ? decodeCursor(cursor) : null;

  const rows = await db.prisma.$transaction(async (tx) => {
    const { userId } = await readBy(tx, operator, { accessId, conversationId: null, now: clock.now() });
    const memberships = await tx.membership.findMany({ where: { userId }, select: { organizationId: true } });

    return tx.conversation.findMany({
      where: {
        organizationId: { in: memberships.map(({ organizationId }) => organizationId) },
        ownerId: userId,
        ...(after
          ? {
              OR: [{ lastActivityAt: { lt: after.at } }, { lastActivityAt: after.at, id: { lt: after.id } }],
            }
          : {}),
      },
      orderBy: [{ lastActivityAt: "desc" }, { id: "desc" }],
      take: limit + 1,
      include: { _count: { select: { messages: true } } },
    });
  });
  const { page, nextCursor } = cutPage(rows, limit, ({ lastActivityAt: at, id }) => ({ at, id }));

  return {
    items: page.map(({ id, title, type, createdAt, lastActivityAt, _count }) => ({
      id,
      title,
      type,
      messagesCount: _count.messages,
      createdAt: createdAt.toISOString(),
      lastActivityAt: lastActivityAt.toISOString(),
    })),
    nextCursor,
  };
}
