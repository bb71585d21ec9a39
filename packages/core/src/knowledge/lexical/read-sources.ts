import type { Merge } from "./merge-segments.ts";
import type { SqlClient } from "./store-segment.ts";

/** A segment that is to be merged, with the runs that it has now, in order. */
export type Source = {
  id: string;
  chunkCount: number;
  bucketCount: number;
  lengths: Uint8Array;
  chunkIds: Uint8Array;
  runs: { first: number; count: number }[];
};

export type Sources = { organizationId: string; blockBytes: number; sources: Source[] };

type SourceRow = {
  id: string;
  organization_id: string;
  chunk_count: number;
  bucket_count: number;
  lengths: Buffer;
  chunk_ids: Buffer;
  block_bytes: string;
};

/** Sources may be gone: the last of their versions was deleted meanwhile. Null: all are. */
export async function readSources(
  client: SqlClient,
  { knowledgeBaseId, sourceIds }: Merge,
): Promise<Sources | null> {
  const { rows } = await client.query<SourceRow>(
    `SELECT id, organization_id, chunk_count, bucket_count, lengths, chunk_ids,
            (SELECT sum(octet_length(data)) FROM lexical_blocks WHERE segment_id = s.id) AS block_bytes
       FROM lexical_segments s
      WHERE id = ANY($1::uuid[]) AND knowledge_base_id = $2 ORDER BY id`,
    [sourceIds, knowledgeBaseId],
  );
  const runs = await client.query<{ segment_id: string; first: number; count: number }>(
    "SELECT segment_id, first, count FROM lexical_runs WHERE segment_id = ANY($1::uuid[]) ORDER BY first",
    [sourceIds],
  );
  const [one] = rows;
  if (!one) return null;

  const runsOf = Map.groupBy(runs.rows, ({ segment_id }) => segment_id);
  return {
    organizationId: one.organization_id,
    blockBytes: rows.reduce((sum, { block_bytes }) => sum + Number(block_bytes), 0),
    sources: rows.map((row) => ({
      id: row.id,
      chunkCount: row.chunk_count,
      bucketCount: row.bucket_count,
      lengths: row.lengths,
      chunkIds: row.chunk_ids,
      runs: (runsOf.get(row.id) ?? []).map(({ first, count }) => ({ first, count })),
    })),
  };
}
