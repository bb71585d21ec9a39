import { createHash } from "node:crypto";
import type { UserActor } from "@claw/contract";
import { encodeSegment } from "@claw/core/knowledge/passages";
import { type Database, type Transaction, uuidv7 } from "@claw/db";
import type { SearchedBase } from "../../src/knowledge/lexical/lexical-index.ts";
import { storeBlocks, storeSegment } from "../../src/knowledge/lexical/store-segment.ts";

/** A document of some passages, as ingestion leaves it. */
export type StoredDocument = { versionId: string; chunkIds: string[] };

export async function createBase(db: Database, { organizationId, userId }: UserActor): Promise<string> {
  const { id } = await db.prisma.knowledgeBase.create({
    data: { id: uuidv7(), organizationId, ownerId: userId, name: "base" },
  });

  return id;
}

/** A base as a search is told of it: at its revision now. */
export async function searched(db: Database, id: string): Promise<SearchedBase> {
  const { organizationId, revision } = await db.prisma.knowledgeBase.findUniqueOrThrow({ where: { id } });

  return { id, organizationId, revision };
}

/** Writes passages with their segment and makes them visible. */
export async function storePassages(
  db: Database,
  knowledgeBaseId: string,
  passages: readonly string[],
): Promise<StoredDocument> {
  const { organizationId } = await db.prisma.knowledgeBase.findUniqueOrThrow({
    where: { id: knowledgeBaseId },
  });
  const owned = { organizationId, knowledgeBaseId };
  const [documentId, versionId, segmentId] = [uuidv7(), uuidv7(), uuidv7()];
  const file = { fileType: "txt", fileSize: 1n, contentHash: versionId };
  await db.prisma.document.create({ data: { ...owned, ...file, id: documentId, title: "t" } });
  await db.prisma.documentVersion.create({
    data: { ...owned, ...file, id: versionId, documentId, number: 1, fileName: "t.txt", blobKey: versionId },
  });

  const chunkIds = passages.map(() => uuidv7());
  const { head, blocks, unigrams } = encodeSegment(passages.map((indexText) => ({ indexText })));
  await db.prisma.chunk.createMany({
    data: passages.map((content, ordinal) => ({
      ...owned,
      id: chunkIds[ordinal] ?? "",
      documentId,
      versionId,
      ordinal,
      start: 0,
      end: content.length + 1,
      content,
      contentHash: createHash("sha256").update(content).digest(),
      unigrams: Buffer.from(unigrams[ordinal] ?? new Uint8Array()),
    })),
  });
  await storeSegment(db.pool, { ...owned, segmentId, chunkIds }, head);
  await storeBlocks(db.pool, segmentId, blocks);
  await changed(db, knowledgeBaseId, async (transaction) => {
    await transaction.lexicalRun.create({
      data: { ...owned, segmentId, first: 0, count: passages.length, versionId },
    });
  });

  return { versionId, chunkIds };
}

/** Takes a document away as ingestion does: its runs and passages, and segments in which nothing is left. */
export async function removePassages(
  db: Database,
  knowledgeBaseId: string,
  versionId: string,
): Promise<void> {
  await changed(db, knowledgeBaseId, async (transaction) => {
    const segments = await transaction.lexicalRun.findMany({ where: { versionId } });
    await transaction.lexicalRun.deleteMany({ where: { versionId } });
    await transaction.chunk.deleteMany({ where: { versionId } });
    await transaction.lexicalSegment.deleteMany({
      where: { id: { in: segments.map(({ segmentId }) => segmentId) }, runs: { none: {} } },
    });
  });
}

/** In one transaction that locks the base first, as all that change what can be found do. */
async function changed(
  db: Database,
  id: string,
  change: (transaction: Transaction) => Promise<void>,
): Promise<void> {
  await db.prisma.$transaction(async (transaction) => {
    await transaction.knowledgeBase.update({ where: { id }, data: { revision: { increment: 1 } } });
    await change(transaction);
  });
}
