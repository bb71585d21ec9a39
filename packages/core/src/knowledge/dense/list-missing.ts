import type { Database, Transaction } from "@claw/db";
import { Prisma } from "@claw/db";
import type { ChunkToEmbed } from "./embed-chunks.ts";

/** Passages in memory at a time. */
const slice = 512;

/** Passages of a version that have no vector in an index yet, the first ones. */
export function listMissingOfVersion(
  db: Database,
  versionId: string,
  indexId: string,
): Promise<ChunkToEmbed[]> {
  return db.prisma.$queryRaw<ChunkToEmbed[]>`
    ${missingSql(indexId)} AND c.version_id = ${versionId}::uuid ORDER BY c.ordinal LIMIT ${slice}`;
}

/** Passages that can be found in a base and have no vector in an index yet, some of them. */
export function listMissingOfBase(
  tx: Transaction,
  knowledgeBaseId: string,
  indexId: string,
  limit: number = slice,
): Promise<ChunkToEmbed[]> {
  return tx.$queryRaw<ChunkToEmbed[]>`
    ${missingSql(indexId)} AND c.version_id IN
      (SELECT active_version_id FROM documents WHERE knowledge_base_id = ${knowledgeBaseId}::uuid)
    LIMIT ${limit}`;
}

function missingSql(indexId: string) {
  return Prisma.sql`
    SELECT c.id, c.headings, c.content, c.content_hash AS "contentHash" FROM chunks c
    WHERE NOT EXISTS
      (SELECT FROM chunk_vectors v WHERE v.index_id = ${indexId}::uuid AND v.chunk_id = c.id)`;
}
