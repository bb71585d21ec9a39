import { DomainError, type UserActor } from "@claw/contract";
import type { UserDeps } from "./deps.ts";

const batch = 100;

/** Conversations with their links, answers under way and messages; bases with documents, blobs and vectors; what waits to be paid. */
export async function deleteBelongings({ db, belongings }: UserDeps, actor: UserActor): Promise<void> {
  const { organizationId, userId } = actor;
  const own = { organizationId, ownerId: userId };
  const { conversation, knowledge, billing } = belongings;

  await unlessGone(billing.cancel(actor));
  const payments = await db.prisma.payment.findMany({
    where: { organizationId, userId, status: "pending" },
    select: { id: true },
    take: 1000,
  });
  for (const { id } of payments) await unlessGone(billing.cancelPayment(actor, { paymentId: id }));

  while (true) {
    const rows = await db.prisma.conversation.findMany({ where: own, select: { id: true }, take: batch });
    if (rows.length === 0) break;
    for (const { id } of rows) await unlessGone(conversation.delete(actor, { conversationId: id }));
  }
  while (true) {
    const rows = await db.prisma.knowledgeBase.findMany({ where: own, select: { id: true }, take: batch });
    if (rows.length === 0) break;
    for (const { id } of rows) await unlessGone(knowledge.delete(actor, { knowledgeBaseId: id }));
  }
  await db.prisma.prompt.deleteMany({ where: own });
  await db.prisma.conversationPreset.deleteMany({ where: own });
}

/** Another process may be at it as well, and most people have no subscription. */
async function unlessGone(deed: Promise<unknown>): Promise<void> {
  try {
    await deed;
  } catch (error) {
    const isGone =
      error instanceof DomainError && ["NOT_FOUND", "CONFLICT", "FORBIDDEN"].includes(error.code);
    if (!isGone) throw error;
  }
}
