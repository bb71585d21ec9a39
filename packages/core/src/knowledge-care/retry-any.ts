import type { Actor, DocumentRef } from "@claw/contract";
import { recordDeed } from "../audit/record-deed.ts";
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
  const operator = requireOperator(actor);
  const { ownerId, row } = await deps.db.prisma.$transaction(async (tx) => {
    const locked = await lockAnyDocument(tx, actor, documentId);
    const row = await queueAgain(tx, locked);
    await recordDeed(tx, operator, {
      action: "document_retried",
      detail: { documentId },
      at: deps.clock.now(),
    });

    return { ownerId: locked.base.ownerId, row };
  });

  tellDocument(deps, ownerId, row);
}
