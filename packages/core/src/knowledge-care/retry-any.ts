import type { Actor, DocumentRef } from "@claw/contract";
import { recordAuditEvent } from "../audit/record-audit-event.ts";
import type { KnowledgeParts } from "../knowledge/deps.ts";
import { lockAnyDocument } from "../knowledge/lock-rows.ts";
import { queueAgain } from "../knowledge/retry-document.ts";
import { tellDocument } from "../knowledge/tell-owner.ts";
import { requireOperator } from "../runtime/require-actor.ts";

/** Queues somebody's document again; its owner sees it. CONFLICT for one that is under way or ready. */
export async function retryAny(
  deps: KnowledgeParts,
  actor: Actor,
  { documentId }: DocumentRef,
): Promise<void> {
  const { origin, userId, organizationId } = requireOperator(actor);
  const { ownerId, row } = await deps.db.prisma.$transaction(async (tx) => {
    const locked = await lockAnyDocument(tx, actor, documentId);
    const row = await queueAgain(tx, locked);
    await recordAuditEvent(tx, {
      action: "document_retried",
      outcome: "ok",
      origin,
      userId,
      organizationId,
      detail: { documentId },
      at: deps.clock.now(),
    });

    return { ownerId: locked.base.ownerId, row };
  });

  tellDocument(deps, ownerId, row);
}
