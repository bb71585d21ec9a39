import { setImmediate } from "node:timers/promises";
import type { Database } from "@claw/db";
import { chunkIdAt, type Segment } from "./shape.ts";

/** A segment as it is searched in memory. */
export type LoadedSegment = {
  /** By bucket. */
  blocks: readonly (Uint8Array | undefined)[];
  /** By ordinal; undefined for passages that are gone. */
  unigrams: readonly (Uint8Array | undefined)[];
  bytes: number;
};

/** What the event loop is held with at a time: a millisecond or two. */
const sliceBlocks = 128;
const sliceChunks = 1000;
/** An array's own size, and its place in another. */
const overheadBytes = 100;
const unigramBytes = 400;

/** What the segments will take, about. */
export async function estimateBytes(db: Database, segments: readonly Segment[]): Promise<number> {
  const { rows } = await db.pool.query<{ bytes: string | null }>(
    "SELECT sum(octet_length(data) + $2::int) AS bytes FROM lexical_blocks WHERE segment_id = ANY($1::uuid[])",
    [segments.map(({ id }) => id), overheadBytes],
  );
  const chunkCount = segments.reduce((sum, segment) => sum + segment.chunkCount, 0);

  return Number(rows[0]?.bytes ?? 0) + chunkCount * unigramBytes;
}

export async function loadSegment(
  db: Database,
  segment: Segment,
  signal: AbortSignal,
): Promise<LoadedSegment> {
  const blocks = await loadBlocks(db, segment, signal);
  const unigrams = await loadUnigrams(db, segment, signal);
  const bytes = [...blocks, ...unigrams].reduce((sum, part) => sum + (part?.length ?? 0) + overheadBytes, 0);

  return { blocks, unigrams, bytes };
}

async function loadBlocks(
  db: Database,
  { id, bucketCount }: Segment,
  signal: AbortSignal,
): Promise<(Uint8Array | undefined)[]> {
  const blocks = new Array<Uint8Array | undefined>(bucketCount).fill(undefined);
  for (let from = 0; from < bucketCount; from += sliceBlocks) {
    signal.throwIfAborted();
    const { rows } = await db.pool.query<{ bucket: number; data: Buffer }>(
      "SELECT bucket, data FROM lexical_blocks WHERE segment_id = $1 AND bucket >= $2 AND bucket < $3",
      [id, from, from + sliceBlocks],
    );
    const copies = copyTogether(rows.map(({ data }) => data));
    for (const [at, { bucket }] of rows.entries()) blocks[bucket] = copies[at];
    await setImmediate();
  }

  return blocks;
}

async function loadUnigrams(
  db: Database,
  segment: Segment,
  signal: AbortSignal,
): Promise<(Uint8Array | undefined)[]> {
  const unigrams = new Array<Uint8Array | undefined>(segment.chunkCount).fill(undefined);
  for (let from = 0; from < segment.chunkCount; from += sliceChunks) {
    signal.throwIfAborted();
    const ids = Array.from({ length: Math.min(sliceChunks, segment.chunkCount - from) }, (_, at) =>
      chunkIdAt(segment, from + at),
    );
    const found = await fetchUnigrams(db, ids);
    const copies = copyTogether([...found.values()]);
    const places = new Map([...found.keys()].map((id, at) => [id, copies[at]]));
    for (const [at, id] of ids.entries()) unigrams[from + at] = places.get(id);
    await setImmediate();
  }

  return unigrams;
}

/** The forward index of passages, by id. Those that are gone are left out. */
export async function fetchUnigrams(
  db: Database,
  chunkIds: readonly string[],
): Promise<Map<string, Uint8Array>> {
  const { rows } = await db.pool.query<{ id: string; unigrams: Buffer }>(
    "SELECT id, unigrams FROM chunks WHERE id = ANY($1::uuid[])",
    [chunkIds],
  );

  return new Map(rows.map(({ id, unigrams }) => [id, unigrams]));
}

/** Into one piece of memory: what the driver gives may be a small part of something large that it would keep alive. */
function copyTogether(parts: readonly Uint8Array[]): Uint8Array[] {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;

  return parts.map((part) => {
    whole.set(part, at);
    at += part.length;
    return whole.subarray(at - part.length, at);
  });
}
