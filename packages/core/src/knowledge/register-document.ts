import type { Actor } from "@claw/contract";
import type { Transaction } from "@claw/db";
import { requireMember } from "../runtime/require-actor.ts";
import { addVersion } from "./add-version.ts";
import type { KnowledgeParts } from "./deps.ts";
import { noSuchDocument } from "./get-own.ts";
import { conflict, holdOwnBase, type LockedBase, lockOwnDocument, lockQuota } from "./lock-rows.ts";
import { type ShownDocumentRow, withPages } from "./present-document.ts";
import { queueVersion } from "./queue/queue-version.ts";
import { requireRoom, type StorageLimits } from "./quotas.ts";
import type { StoredBytes } from "./store-bytes.ts";

export type NewDocument = {
  knowledgeBaseId: string;
  /** Of the document to be made, or of one that gets a new version. */
  documentId: string;
  versionId: string;
  title: string;
  /** Left out: as it is. */
  fileUrl?: string | null | undefined;
  fileName: string;
  fileType: string;
  bytes: StoredBytes;
  /** What the organization may keep. */
  limits: StorageLimits;
};

export type Registered = {
  document: ShownDocumentRow;
  ownerId: string;
  /** False where the same bytes are a document already: the stored ones belong to nobody. */
  isNew: boolean;
  /** Versions that are worked on no more. */
  superseded: string[];
};

/**
 * Writes a document, or a new version of one, for bytes that are stored, and queues the work on it. The same bytes in
 * the same base are the document that is there. QUOTA_EXCEEDED; NOT_FOUND for a base or a document of somebody else.
 */
export async function registerDocument(
  deps: KnowledgeParts,
  tx: Transaction,
  actor: Actor,
  input: NewDocument,
): Promise<Registered> {
  await lockQuota(tx, requireMember(actor).organizationId);
  const base = await holdOwnBase(tx, actor, input.knowledgeBaseId);
  const ownerId = base.ownerId;
  const named = await tx.document.findUnique({ where: { id: input.documentId } });
  if (named) return registerVersion(deps, tx, actor, base, input);

  const same = await tx.document.findFirst({
    where: { knowledgeBaseId: base.id, contentHash: input.bytes.contentHash },
    orderBy: { id: "asc" },
    include: withPages,
  });
  if (same) return { document: same, ownerId, isNew: false, superseded: [] };

  await requireRoom(tx, input.limits, base.organizationId, { documents: 1, bytes: input.bytes.size });
  const document = await writeDocument(tx, base, input);

  return { document, ownerId, isNew: true, superseded: [] };
}

async function writeDocument(
  tx: Transaction,
  { id: knowledgeBaseId, organizationId }: LockedBase,
  { documentId, versionId, title, fileUrl, fileName, fileType, bytes }: NewDocument,
): Promise<ShownDocumentRow> {
  const file = { fileType, fileSize: BigInt(bytes.size), contentHash: bytes.contentHash };
  const place = { organizationId, knowledgeBaseId };
  const document = await tx.document.create({
    data: { id: documentId, ...place, ...file, title, fileUrl: fileUrl ?? null, stage: "waiting" },
    include: withPages,
  });
  await tx.documentVersion.create({
    data: { id: versionId, ...place, ...file, documentId, number: 1, fileName, blobKey: bytes.key },
  });
  await queueVersion(tx, versionId);

  return document;
}

async function registerVersion(
  deps: KnowledgeParts,
  tx: Transaction,
  actor: Actor,
  base: LockedBase,
  { documentId, title, fileUrl, bytes, limits, ...version }: NewDocument,
): Promise<Registered> {
  const { document, newest } = await lockOwnDocument(tx, actor, documentId);
  if (document.organizationId !== base.organizationId) throw noSuchDocument();
  if (document.knowledgeBaseId !== base.id) throw conflict("This document is in another knowledge base.");
  const ownerId = base.ownerId;
  if (newest.contentHash === bytes.contentHash) {
    const row = await tx.document.findUniqueOrThrow({ where: { id: documentId }, include: withPages });
    return { document: row, ownerId, isNew: false, superseded: [] };
  }

  const more = bytes.size - Number(document.fileSize);
  await requireRoom(tx, limits, base.organizationId, { bytes: more });
  await tx.document.update({
    where: { id: documentId },
    data: { title, ...(fileUrl === undefined ? {} : { fileUrl }) },
  });
  const file = { fileSize: bytes.size, contentHash: bytes.contentHash, blobKey: bytes.key };

  return { ...(await addVersion(deps, tx, document, { ...version, ...file })), ownerId, isNew: true };
}
