import { createHash } from "node:crypto";
import {
  type EncodedSegment,
  type SearchedBase,
  storeBlocks,
  storeSegment,
} from "@claw/core/knowledge/lexical";
import { type Database, uuidv7 } from "@claw/db";

/** A base of a person of its own, for measuring. */
export type MeasuredBase = { id: string; organizationId: string };

const rowsPerStatement = 1000;

export async function createBase(db: Database): Promise<MeasuredBase> {
  const [userId, organizationId, id] = [uuidv7(), uuidv7(), uuidv7()];
  await db.prisma.user.create({ data: { id: userId, email: `${userId}@example.com`, passwordHash: "-" } });
  await db.prisma.organization.create({ data: { id: organizationId, name: "measured", isPersonal: true } });
  await db.prisma.membership.create({ data: { organizationId, userId, role: "owner" } });
  await db.prisma.knowledgeBase.create({ data: { id, organizationId, ownerId: userId, name: "measured" } });

  return { id, organizationId };
}

/** Stores passages and their segment as one document, as ingestion leaves it. @returns the passages' ids */
export async function storeDocument(
  db: Database,
  { id: knowledgeBaseId, organizationId }: MeasuredBase,
  passages: readonly string[],
  { head, blocks, unigrams }: EncodedSegment,
): Promise<string[]> {
  const owned = { organizationId, knowledgeBaseId };
  const [documentId, versionId, segmentId] = [uuidv7(), uuidv7(), uuidv7()];
  const file = { fileType: "txt", fileSize: 1n, contentHash: versionId };
  await db.prisma.document.create({ data: { ...owned, ...file, id: documentId, title: "measured" } });
  await db.prisma.documentVersion.create({
    data: { ...owned, ...file, id: versionId, documentId, number: 1, fileName: "m.txt", blobKey: versionId },
  });

  const chunkIds = passages.map(() => uuidv7());
  for (let from = 0; from < passages.length; from += rowsPerStatement) {
    const rows = passages.slice(from, from + rowsPerStatement).map((content, at) => ({
      id: chunkIds[from + at],
      ordinal: from + at,
      content,
      hash: createHash("sha256").update(content).digest(),
      unigrams: unigrams[from + at],
    }));
    await db.pool.query(
      `INSERT INTO chunks (id, organization_id, knowledge_base_id, document_id, version_id, ordinal, start, "end",
                           content, content_hash, unigrams)
       SELECT c.id, $1, $2, $3, $4, c.ordinal, 0, 1, c.content, c.hash, c.unigrams
         FROM unnest($5::uuid[], $6::int[], $7::text[], $8::bytea[], $9::bytea[])
           AS c (id, ordinal, content, hash, unigrams)`,
      [
        organizationId,
        knowledgeBaseId,
        documentId,
        versionId,
        rows.map((row) => row.id),
        rows.map((row) => row.ordinal),
        rows.map((row) => row.content),
        rows.map((row) => row.hash),
        rows.map((row) => row.unigrams),
      ],
    );
  }
  await storeSegment(db.pool, { ...owned, segmentId, chunkIds }, head);
  await storeBlocks(db.pool, segmentId, blocks);
  await db.prisma.lexicalRun.create({
    data: { ...owned, segmentId, first: 0, count: passages.length, versionId },
  });
  await db.prisma.knowledgeBase.update({
    where: { id: knowledgeBaseId },
    data: { revision: { increment: 1 } },
  });

  return chunkIds;
}

/** The base as a search is told of it now. */
export async function searchedBase(
  db: Database,
  { id, organizationId }: MeasuredBase,
): Promise<SearchedBase> {
  const { revision } = await db.prisma.knowledgeBase.findUniqueOrThrow({ where: { id } });

  return { id, organizationId, revision };
}
