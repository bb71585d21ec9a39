import type { Actor, Document, DocumentRef } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { addVersion, unfinished } from "./add-version.ts";
import type { KnowledgeParts } from "./deps.ts";
import { conflict, lockOwnDocument } from "./lock-rows.ts";
import { tellDocument } from "./tell-owner.ts";

/** A new version of the same bytes. CONFLICT for one that is under way. */
export async function reindexDocument(
  deps: KnowledgeParts,
  actor: Actor,
  { documentId }: DocumentRef,
): Promise<Document> {
  const { ownerId, row } = await deps.db.prisma.$transaction(async (tx) => {
    const { document, newest, base } = await lockOwnDocument(tx, actor, documentId);
    if (unfinished.some((status) => status === newest.status))
      throw conflict("This document is being indexed already.");

    const { fileName, fileType, fileSize, contentHash, blobKey } = newest;
    const file = { fileName, fileType, fileSize: Number(fileSize), contentHash, blobKey };
    const added = await addVersion(deps, tx, document, { versionId: uuidv7(), ...file });

    return { ownerId: base.ownerId, row: added.document };
  });

  return tellDocument(deps, ownerId, row);
}
