import type { Merge, Move } from "./merge-segments.ts";
import type { SqlClient } from "./store-segment.ts";

/**
 * Puts a merged segment in the place of its sources. What was taken away from these meanwhile stays away: only runs that
 * are still there go over. Takes the base's row first, as everybody does who changes what can be found.
 * @param client a connection of its own
 */
export async function swapSegments(
  client: SqlClient,
  { knowledgeBaseId, segmentId, sourceIds }: Merge,
  moves: readonly Move[],
): Promise<void> {
  await client.query("BEGIN");
  await client.query("UPDATE knowledge_bases SET revision = revision + 1 WHERE id = $1", [knowledgeBaseId]);
  await client.query(
    `INSERT INTO lexical_runs (segment_id, first, count, organization_id, knowledge_base_id, version_id)
     SELECT $1, moved.new_first, r.count, r.organization_id, r.knowledge_base_id, r.version_id
       FROM unnest($2::uuid[], $3::int[], $4::int[]) AS moved (segment_id, first, new_first)
       JOIN lexical_runs r USING (segment_id, first)`,
    [
      segmentId,
      moves.map((move) => move.segmentId),
      moves.map(({ first }) => first),
      moves.map(({ newFirst }) => newFirst),
    ],
  );
  await client.query("DELETE FROM lexical_segments WHERE id = ANY($1::uuid[])", [sourceIds]);
  await client.query(
    `DELETE FROM lexical_segments s
      WHERE id = $1 AND NOT EXISTS (SELECT FROM lexical_runs WHERE segment_id = s.id)`,
    [segmentId],
  );
  await client.query("COMMIT");
}
