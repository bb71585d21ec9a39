import type { Actor, DocumentRef } from "@claw/contract";
import { recordAuditEvent } from "../audit/record-audit-event.ts";
import { cancelLocked } from "../knowledge/cancel-document.ts";
import type { KnowledgeParts } from "../knowledge/deps.ts";
import { lockAnyDocument } from "../knowledge/lock-rows.ts";
import { tellDocument } from "../knowledge/tell-owner.ts";
import { requireOperator } from "../runtime/require-actor.ts";

/** Ends the work on somebody's document; its owner sees it. CONFLICT where nothing is under way. */
export async function cancelAny(
  deps: KnowledgeParts,
  actor: Actor,
  { documentId }: DocumentRef,
): Promise<void> {
  const { origin, userId, organizationId } = requireOperator(actor);
  const { ownerId, versionId, row } = await deps.db.prisma.$transaction(async (tx) => {
    const locked = await lockAnyDocument(tx, actor, documentId);
    const row = await cancelLocked(deps, tx, locked);
    await recordAuditEvent(tx, {
      action: "document_cancelled",
      outcome: "ok",
      origin,
      userId,
      organizationId,
      detail: { documentId },
      at: deps.clock.now(),
    });

    return { ownerId: locked.base.ownerId, versionId: locked.newest.id, row };
  });

  deps.attempts.end([versionId], "lost");
  tellDocument(deps, ownerId, row);
}
