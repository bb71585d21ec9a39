import type { Actor, Document, DocumentRef } from "@claw/contract";
import type { Transaction } from "@claw/db";
import { unfinished } from "./add-version.ts";
import type { KnowledgeParts } from "./deps.ts";
import { removeVersions } from "./ingestion/remove-versions.ts";
import { conflict, type LockedDocument, lockOwnDocument } from "./lock-rows.ts";
import { withPages } from "./present-document.ts";
import { tellDocument } from "./tell-owner.ts";

/**
 * Takes the lease away from whoever works on it, here or in another process: from now on that writes nothing, and ends
 * with its next look. CONFLICT where nothing is under way.
 */
export async function cancelDocument(
  deps: KnowledgeParts,
  actor: Actor,
  { documentId }: DocumentRef,
): Promise<Document> {
  const { ownerId, versionId, row } = await deps.db.prisma.$transaction(async (tx) => {
    const locked = await lockOwnDocument(tx, actor, documentId);
    const row = await cancelLocked(deps, tx, locked);

    return { ownerId: locked.base.ownerId, versionId: locked.newest.id, row };
  });

  deps.attempts.end([versionId], "lost");

  return tellDocument(deps, ownerId, row);
}

/** End the attempt here once it is committed. CONFLICT. */
export async function cancelLocked(
  { dense }: Pick<KnowledgeParts, "dense">,
  tx: Transaction,
  { document, newest }: LockedDocument,
) {
  if (!unfinished.some((status) => status === newest.status))
    throw conflict("Nothing is under way for this document.");

  await removeVersions(tx, dense, [newest.id], "cancelled");

  return tx.document.update({
    where: { id: document.id },
    data: { status: "cancelled", stage: null, progress: 0, errorCode: null, error: null },
    include: withPages,
  });
}
