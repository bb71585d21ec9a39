import type { Actor, Document, DocumentRef } from "@claw/contract";
import type { Transaction } from "@claw/db";
import type { KnowledgeParts } from "./deps.ts";
import { conflict, type LockedDocument, lockOwnDocument } from "./lock-rows.ts";
import { withPages } from "./present-document.ts";
import { queueVersion } from "./queue/queue-version.ts";
import { tellDocument } from "./tell-owner.ts";

/** CONFLICT for one that is under way or ready. What was read of it before is not read again. */
export async function retryDocument(
  deps: KnowledgeParts,
  actor: Actor,
  { documentId }: DocumentRef,
): Promise<Document> {
  const { ownerId, row } = await deps.db.prisma.$transaction(async (tx) => {
    const locked = await lockOwnDocument(tx, actor, documentId);

    return { ownerId: locked.base.ownerId, row: await queueAgain(tx, locked) };
  });

  return tellDocument(deps, ownerId, row);
}

/** Queues a document that was given up or cancelled, with all its tries. CONFLICT. */
export async function queueAgain(tx: Transaction, { document, newest }: LockedDocument) {
  if (document.status !== "failed" && document.status !== "cancelled")
    throw conflict("Only a document that failed or was cancelled can be tried again.");

  const again = { status: "queued", errorCode: null, error: null } as const;
  await tx.documentVersion.update({
    where: { id: newest.id },
    data: { ...again, attempts: 0, cancelRequestedAt: null },
  });
  const row = await tx.document.update({
    where: { id: document.id },
    data: { ...again, stage: "waiting", progress: 0 },
    include: withPages,
  });
  await queueVersion(tx, newest.id);

  return row;
}
