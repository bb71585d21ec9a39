import type { Database } from "@claw/db";
import { dictionaryBucket, readDictionary } from "./dictionary.ts";
import type { SearchedBase } from "./lexical-index.ts";
import { readLengths } from "./segment-lengths.ts";
import type { Segment, Shape, VisibleSegment } from "./shape.ts";

type RunRow = { segment_id: string; first: number; count: number };
type HeadRow = {
  id: string;
  chunk_count: number;
  total_length: string;
  bucket_count: number;
  lengths: Buffer;
  chunk_ids: Buffer;
  dictionary: Buffer;
};

/** A merge may take segments away between the two reads; it does not do so again at once. */
const tries = 3;

/**
 * Reads what can be found in a base: its runs, and the heads of those of its segments that are not `known`.
 * @param known segments by id, of an earlier look at the same base
 */
export async function readShape(
  db: Database,
  base: SearchedBase,
  known: ReadonlyMap<string, Segment>,
): Promise<Shape> {
  for (let left = tries; ; left -= 1) {
    const runs = Map.groupBy(await readRuns(db, base), ({ segment_id }) => segment_id);
    const missing = [...runs.keys()].filter((id) => !known.has(id));
    const read = missing.length > 0 ? await readHeads(db, base, missing) : [];
    if (read.length < missing.length && left > 1) continue;

    const segments = new Map([...known, ...read.map((segment) => [segment.id, segment] as const)]);
    const visible = [...runs].flatMap(([id, rows]) => {
      const segment = segments.get(id);
      return segment ? [toVisible(segment, rows)] : [];
    });

    return { revision: base.revision, segments: visible };
  }
}

async function readRuns(db: Database, { id, organizationId }: SearchedBase): Promise<RunRow[]> {
  const { rows } = await db.pool.query<RunRow>(
    `SELECT segment_id, first, count FROM lexical_runs
      WHERE knowledge_base_id = $1 AND organization_id = $2 ORDER BY segment_id, first`,
    [id, organizationId],
  );

  return rows;
}

async function readHeads(
  db: Database,
  { id, organizationId }: SearchedBase,
  segmentIds: readonly string[],
): Promise<Segment[]> {
  const { rows } = await db.pool.query<HeadRow>(
    `SELECT s.id, s.chunk_count, s.total_length, s.bucket_count, s.lengths, s.chunk_ids, b.data AS dictionary
       FROM lexical_segments s
       JOIN lexical_blocks b ON b.segment_id = s.id AND b.bucket = $4
      WHERE s.id = ANY($3::uuid[]) AND s.knowledge_base_id = $1 AND s.organization_id = $2`,
    [id, organizationId, segmentIds, dictionaryBucket],
  );

  return rows.map((row) => ({
    id: row.id,
    chunkCount: row.chunk_count,
    totalLength: Number(row.total_length),
    bucketCount: row.bucket_count,
    lengths: readLengths(row.lengths),
    chunkIds: row.chunk_ids,
    dictionary: readDictionary(row.dictionary),
  }));
}

function toVisible(segment: Segment, runs: readonly RunRow[]): VisibleSegment {
  const covered = runs.reduce((sum, { count }) => sum + count, 0);
  if (covered >= segment.chunkCount) return { segment, visible: null };

  const visible = new Uint8Array(segment.chunkCount);
  for (const { first, count } of runs) visible.fill(1, first, first + count);

  return { segment, visible };
}
