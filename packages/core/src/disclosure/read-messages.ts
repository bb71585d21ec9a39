import { type Actor, type DisclosedMessagePage, DomainError, type ReadMessages } from "@claw/contract";
import { requireOperator } from "../runtime/require-actor.ts";
import type { DisclosureDeps } from "./deps.ts";
import { readBy } from "./read-by.ts";

/** One conversation, from its beginning on. */
export async function readMessages(
  { db, clock }: Pick<DisclosureDeps, "db" | "clock">,
  actor: Actor,
  { accessId, conversationId, cursor, limit }: ReadMessages,
): Promise<DisclosedMessagePage> {
  const operator = requireOperator(actor);

  const rows = await db.prisma.$transaction(async (tx) => {
    const { userId } = await readBy(tx, operator, { accessId, conversationId, now: clock.now() });
    const conversation = await tx.conversation.findFirst({
      where: { id: conversationId, ownerId: userId },
      select: { id: true },
    });
    if (!conversation) throw new DomainError("NOT_FOUND", { message: "There is no such conversation." });

    return tx.message.findMany({
      where: { conversationId, ...(cursor ? { seq: { gt: BigInt(cursor) } } : {}) },
      orderBy: { seq: "asc" },
      take: limit + 1,
    });
  });
  const page = rows.slice(0, limit);

  return {
    items: page.map(({ id, role, content, draftContent, status, model, createdAt }) => ({
      id,
      role,
      content: draftContent ?? content,
      status,
      model,
      createdAt: createdAt.toISOString(),
    })),
    nextCursor: rows.length > limit ? String(page.at(-1)?.seq ?? "") : null,
  };
}
