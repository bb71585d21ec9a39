import type { Actor, Document } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import type { KnowledgeParts } from "./deps.ts";
import { getOwnBase } from "./get-own.ts";
import { presentDocument } from "./present-document.ts";
import { requireFileSize, storageLimits } from "./quotas.ts";
import { type NewDocument, registerDocument } from "./register-document.ts";
import { forgetBytes, storeBytes } from "./store-bytes.ts";
import { tellDocument, tellOfBase } from "./tell-owner.ts";

export type DocumentToStore = Omit<NewDocument, "documentId" | "versionId" | "bytes" | "limits"> & {
  documentId: string | undefined;
  /** As announced; counted while they are stored. */
  size: number;
  bytes: AsyncIterable<Uint8Array>;
};

/**
 * Bytes first, rows after: a row always has its bytes, and bytes without a row are taken back here or found by the
 * reconciler. Room is asked for with the rows alone: the same bytes once more need none.
 */
export async function storeDocument(
  deps: KnowledgeParts,
  actor: Actor,
  { documentId = uuidv7(), size, bytes, ...input }: DocumentToStore,
): Promise<Document> {
  const { prisma } = deps.db;
  requireFileSize(deps.limits, size);
  const { organizationId } = await getOwnBase(prisma, actor, input.knowledgeBaseId);

  const versionId = uuidv7();
  const key = `${organizationId}/${documentId}/${versionId}`;
  const limits = await storageLimits(deps, actor);
  const stored = await storeBytes(deps, key, bytes);
  const registered = await prisma
    .$transaction((tx) =>
      registerDocument(deps, tx, actor, { ...input, documentId, versionId, bytes: stored, limits }),
    )
    .catch(async (error: unknown) => {
      await forgetBytes(deps, key);
      throw error;
    });
  if (!registered.isNew) {
    await forgetBytes(deps, key);
    return presentDocument(registered.document);
  }

  deps.attempts.end(registered.superseded, "lost");
  const document = tellDocument(deps, registered.ownerId, registered.document);
  await tellOfBase(deps, registered.ownerId, input.knowledgeBaseId);

  return document;
}
