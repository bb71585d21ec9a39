import type { Database } from "@claw/db";
import type { SegmentMemory } from "./segment-memory.ts";
import type { Segment } from "./shape.ts";
import { bucketOf, hashTerm } from "./term-hash.ts";

/** The blocks that some terms are in. */
export type FoundBlocks = {
  find(segment: Segment, term: string): Uint8Array | null;
  /** Whether all were in memory. */
  isFromMemory: boolean;
  /** A segment was merged away meanwhile, so that this is not the whole. */
  isStale: boolean;
};

/** Finds blocks in memory, and reads the others in one statement, which sees one state of the base. */
export async function fetchBlocks(
  db: Database,
  memory: SegmentMemory,
  segments: readonly Segment[],
  terms: Iterable<string>,
): Promise<FoundBlocks> {
  const hashes = new Map(Array.from(terms, (term) => [term, hashTerm(term)]));
  const loaded = new Map(segments.map(({ id }) => [id, memory.find(id)]));
  const others = segments.filter(({ id }) => !loaded.get(id));
  const read = await readBlocks(db, others, [...hashes.values()]);

  return {
    find(segment, term) {
      const bucket = bucketOf(hashes.get(term) ?? hashTerm(term), segment.bucketCount);
      const inMemory = loaded.get(segment.id);

      return (inMemory ? inMemory.blocks[bucket] : read.blocks.get(`${segment.id}/${bucket}`)) ?? null;
    },
    isFromMemory: others.length === 0,
    isStale: read.segments < others.length,
  };
}

async function readBlocks(
  db: Database,
  segments: readonly Segment[],
  hashes: readonly number[],
): Promise<{ blocks: Map<string, Uint8Array>; segments: number }> {
  if (segments.length === 0 || hashes.length === 0) return { blocks: new Map(), segments: segments.length };

  const wanted = segments.flatMap(({ id, bucketCount }) =>
    [...new Set(hashes.map((hash) => bucketOf(hash, bucketCount)))].map((bucket) => ({ id, bucket })),
  );
  const { rows } = await db.pool.query<{ id: string; bucket: number | null; data: Buffer | null }>(
    `SELECT b.segment_id AS id, b.bucket, b.data
       FROM unnest($1::uuid[], $2::int[]) AS wanted (segment_id, bucket)
       JOIN lexical_blocks b USING (segment_id, bucket)
      UNION ALL
     SELECT id, NULL, NULL FROM lexical_segments WHERE id = ANY($3::uuid[])`,
    [wanted.map(({ id }) => id), wanted.map(({ bucket }) => bucket), segments.map(({ id }) => id)],
  );

  const blocks = new Map<string, Uint8Array>();
  for (const { id, bucket, data } of rows) if (data) blocks.set(`${id}/${bucket}`, data);

  return { blocks, segments: rows.length - blocks.size };
}
