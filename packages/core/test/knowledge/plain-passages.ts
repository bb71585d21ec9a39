import { createHash } from "node:crypto";
import type { UserActor } from "@claw/contract";
import { type Database, uuidv7 } from "@claw/db";
import { encodeSegment } from "../../src/knowledge/lexical/encode-segment.ts";
import { storeBlocks, storeSegment } from "../../src/knowledge/lexical/store-segment.ts";

export type Written = { documentId: string; versionId: string; chunkIds: string[] };

export async function writeBase(
  db: Database,
  { organizationId, userId: ownerId }: UserActor,
): Promise<string> {
  const id = uuidv7();
  await db.prisma.knowledgeBase.create({ data: { id, organizationId, ownerId, name: "手册" } });

  return id;
}

/** A document whose passages are there and found, without the queue: what ingestion leaves. */
export async function writeDocument(
  db: Database,
  { organizationId }: UserActor,
  knowledgeBaseId: string,
  contents: readonly string[],
): Promise<Written> {
  const [documentId, versionId, segmentId] = [uuidv7(), uuidv7(), uuidv7()];
  const scope = { organizationId, knowledgeBaseId };
  const { head, blocks, unigrams } = encodeSegment(contents.map((content) => ({ indexText: content })));
  const chunkIds = contents.map(() => uuidv7());
  const file = { fileType: "txt", fileSize: 1n, contentHash: documentId };

  await db.prisma.document.create({
    data: { id: documentId, ...scope, ...file, title: "第一章", status: "ready" },
  });
  await db.prisma.documentVersion.create({
    data: {
      id: versionId,
      ...scope,
      ...file,
      documentId,
      number: 1,
      fileName: "a.txt",
      blobKey: versionId,
      status: "ready",
    },
  });
  let start = 0;
  await db.prisma.chunk.createMany({
    data: contents.map((content, ordinal) => {
      const place = { start, end: start + content.length };
      start = place.end + 1;

      return {
        ...{
          id: chunkIds[ordinal] ?? uuidv7(),
          ...scope,
          ...place,
          documentId,
          versionId,
          ordinal,
          content,
          page: ordinal + 1,
        },
        contentHash: createHash("sha256").update(content).digest(),
        unigrams: Buffer.from(unigrams[ordinal] ?? new Uint8Array()),
      };
    }),
  });
  await storeSegment(db.pool, { segmentId, ...scope, chunkIds }, head);
  await storeBlocks(db.pool, segmentId, blocks);
  await db.prisma.lexicalRun.create({
    data: { segmentId, first: 0, count: contents.length, ...scope, versionId },
  });
  await db.prisma.document.update({ where: { id: documentId }, data: { activeVersionId: versionId } });
  await db.prisma.knowledgeBase.update({
    where: { id: knowledgeBaseId },
    data: { revision: { increment: 1 } },
  });

  return { documentId, versionId, chunkIds };
}
