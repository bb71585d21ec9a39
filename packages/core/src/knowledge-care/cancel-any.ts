import type { Actor, DocumentRef } from "@claw/contract";
import { recordDeed } from "../audit/record-deed.ts";
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
  const operator = requireOperator(actor);
  const { ownerId, versionId, row } = await deps.db.prisma.$transaction(async (tx) => {
    const locked = await lockAnyDocument(tx, actor, documentId);
    const row = await cancelLocked(deps, tx, locked);
    await recordDeed(tx, operator, {
      action: "document_cancelled",
      detail: { documentId },
      at: deps.clock.now(),
    });

    return { ownerId: locked.base.ownerId, versionId: locked.newest.id, row };
  });

  deps.attempts.end([versionId], "lost");
  tellDocument(deps, ownerId, row);
}
