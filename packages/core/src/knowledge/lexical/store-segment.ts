import type { Database } from "@claw/db";
import { batchesOf } from "../../runtime/batches-of.ts";
import type { SegmentBlock, SegmentHead } from "../ports.ts";
import { packIds } from "./pack-ids.ts";

/** A pool, or a connection of it inside a transaction. */
export type SqlClient = Pick<Database["pool"], "query">;

export type NewSegment = {
  segmentId: string;
  organizationId: string;
  knowledgeBaseId: string;
  /** The passages' ids, by ordinal. */
  chunkIds: readonly string[];
};

/** Writes a segment that nothing can be found in yet: its blocks follow, and a run makes it visible. */
export async function storeSegment(
  client: SqlClient,
  { segmentId, organizationId, knowledgeBaseId, chunkIds }: NewSegment,
  head: SegmentHead,
): Promise<void> {
  await client.query(
    `INSERT INTO lexical_segments
       (id, organization_id, knowledge_base_id, chunk_count, total_length, bucket_count, lengths, chunk_ids)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      segmentId,
      organizationId,
      knowledgeBaseId,
      head.chunkCount,
      head.totalLength,
      head.bucketCount,
      head.lengths,
      packIds(chunkIds),
    ],
  );
}

/** Writes some of a segment's blocks. */
export async function storeBlocks(
  client: SqlClient,
  segmentId: string,
  blocks: readonly SegmentBlock[],
): Promise<void> {
  for (const batch of batchesOf(blocks, 500)) {
    const rows = batch.map((_, at) => `($1, $${2 * at + 2}, $${2 * at + 3})`).join(", ");
    await client.query(`INSERT INTO lexical_blocks (segment_id, bucket, data) VALUES ${rows}`, [
      segmentId,
      ...batch.flatMap(({ bucket, data }) => [bucket, data]),
    ]);
  }
}
