import type { Database } from "@claw/db";
import { uuidv7 } from "@claw/db";
import { chooseSegments, type SegmentSize } from "./choose-segments.ts";
import { mergeSegments } from "./merge-segments.ts";
import type { SqlClient } from "./store-segment.ts";
import { swapSegments } from "./swap-segments.ts";

/** Whether a base has so many small segments, or so much in them that was deleted, that merging pays. */
export async function needsCompaction(db: Database, knowledgeBaseId: string): Promise<boolean> {
  return chooseSegments(await listSizes(db.pool, knowledgeBaseId)) !== null;
}

/**
 * Merges segments of a base until that pays no more, in slices that leave the event loop free. What is found stays the
 * same at every moment. Where another process is at it, it is left to that one.
 */
export async function compactBase(db: Database, knowledgeBaseId: string, signal: AbortSignal): Promise<void> {
  const client = await db.pool.connect();
  const lock = `claw.knowledge.compact.${knowledgeBaseId}`;
  let isUnlocked = false;
  try {
    const { rows } = await client.query<{ is_mine: boolean }>(
      "SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS is_mine",
      [lock],
    );
    if (rows[0]?.is_mine) {
      await mergeWhatPays(client, knowledgeBaseId, signal);
      await client.query("SELECT pg_advisory_unlock(hashtextextended($1, 0))", [lock]);
    }
    isUnlocked = true;
  } catch (error) {
    // With the base everything of it goes, also what was just being written.
    const base = await db.prisma.knowledgeBase.findUnique({ where: { id: knowledgeBaseId } });
    if (base) throw error;
  } finally {
    // A connection that may still have the lock, or an open transaction, ends: both go with it.
    client.release(!isUnlocked);
  }
}

async function mergeWhatPays(client: SqlClient, knowledgeBaseId: string, signal: AbortSignal): Promise<void> {
  await removeHalfMerged(client, knowledgeBaseId);

  for (;;) {
    signal.throwIfAborted();
    const chosen = chooseSegments(await listSizes(client, knowledgeBaseId));
    if (!chosen) return;

    const segmentId = uuidv7();
    const moves = await mergeSegments(client, { knowledgeBaseId, segmentId, sourceIds: chosen }, signal);
    await swapSegments(client, { knowledgeBaseId, segmentId, sourceIds: chosen }, moves);
  }
}

/** What a merge left that died: nothing is found in it, and no version is being written into it. */
async function removeHalfMerged(client: SqlClient, knowledgeBaseId: string): Promise<void> {
  await client.query(
    `DELETE FROM lexical_segments s
      WHERE knowledge_base_id = $1
        AND NOT EXISTS (SELECT FROM lexical_runs r WHERE r.segment_id = s.id)
        AND NOT EXISTS (
          SELECT FROM document_versions v WHERE v.knowledge_base_id = $1 AND v.segment_id = s.id
        )`,
    [knowledgeBaseId],
  );
}

async function listSizes(client: SqlClient, knowledgeBaseId: string): Promise<SegmentSize[]> {
  const { rows } = await client.query<{ id: string; chunk_count: number; visible_count: number }>(
    `SELECT s.id, s.chunk_count, sum(r.count)::int AS visible_count
       FROM lexical_segments s
       JOIN lexical_runs r ON r.segment_id = s.id
      WHERE s.knowledge_base_id = $1
      GROUP BY s.id
      ORDER BY s.id`,
    [knowledgeBaseId],
  );

  return rows.map((row) => ({
    id: row.id,
    chunkCount: row.chunk_count,
    visibleCount: row.visible_count,
  }));
}
