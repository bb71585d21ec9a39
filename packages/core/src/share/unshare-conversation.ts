import type { Actor, ConversationRef } from "@claw/contract";
import { recordAuditEvent } from "../audit/record-audit-event.ts";
import { getOwnConversation } from "../conversation/get-own.ts";
import type { ShareDeps } from "./deps.ts";

/** Deletes the copy: the next read of the link, also of an open page, finds nothing. */
export async function unshareConversation(
  { db, clock }: ShareDeps,
  actor: Actor,
  { conversationId }: ConversationRef,
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const { organizationId, ownerId } = await getOwnConversation(tx, actor, conversationId);
    const { count } = await tx.conversationShare.deleteMany({ where: { organizationId, conversationId } });
    if (count === 0) return;

    await recordAuditEvent(tx, {
      action: "conversation_unshared",
      outcome: "ok",
      origin: actor.origin,
      userId: ownerId,
      organizationId,
      detail: { conversationId },
      at: clock.now(),
    });
  });
}
