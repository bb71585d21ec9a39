import { setImmediate } from "node:timers/promises";
import type { SegmentBlock } from "../ports.ts";
import { dictionaryBucket, writeDictionary } from "./dictionary.ts";
import { chooseBucketCount } from "./encode-postings.ts";
import { mergeBlocks, type SourceBlocks } from "./merge-blocks.ts";
import { type Merged, planMerge } from "./plan-merge.ts";
import { readSources } from "./read-sources.ts";
import { type SqlClient, storeBlocks, storeSegment } from "./store-segment.ts";
import { bucketsWithin } from "./term-hash.ts";

export type Merge = { knowledgeBaseId: string; segmentId: string; sourceIds: readonly string[] };

/** A run of a source, and its first ordinal in the merged segment. */
export type Move = { segmentId: string; first: number; newFirst: number };

/** What the event loop is held with at a time: about 128 KB of blocks, a few milliseconds. */
const sliceBuckets = 32;

/**
 * Writes what can be found in some segments into a new one, which nothing is found in yet. A source that vanishes
 * meanwhile takes its runs along, so that what is missing of it is never asked for.
 */
export async function mergeSegments(client: SqlClient, merge: Merge, signal: AbortSignal): Promise<Move[]> {
  const read = await readSources(client, merge);
  if (!read) return [];

  const { organizationId, blockBytes, sources } = read;
  const plan = planMerge(sources);
  const bucketCount = chooseBucketCount(blockBytes * plan.keptShare);
  await storeSegment(
    client,
    {
      segmentId: merge.segmentId,
      organizationId,
      knowledgeBaseId: merge.knowledgeBaseId,
      chunkIds: plan.chunkIds,
    },
    { ...plan.head, bucketCount },
  );

  const documents = new Map<number, number>();
  for (let from = 0; from < bucketCount; from += sliceBuckets) {
    signal.throwIfAborted();
    const to = Math.min(from + sliceBuckets, bucketCount);
    const inputs = await readBlocks(client, plan, { from, to, bucketCount });
    await storeBlocks(client, merge.segmentId, mergeBlocks(inputs, { from, to, bucketCount }, documents));
    await setImmediate();
  }
  const dictionary: SegmentBlock = { bucket: dictionaryBucket, data: writeDictionary(documents) };
  await storeBlocks(client, merge.segmentId, [dictionary]);

  return plan.moves;
}

/** The sources' blocks that may have terms of a range of the new buckets. */
async function readBlocks(
  client: SqlClient,
  { sources }: Merged,
  range: { from: number; to: number; bucketCount: number },
): Promise<SourceBlocks[]> {
  const inputs: SourceBlocks[] = [];
  for (const { id, bucketCount, newOrdinals } of sources) {
    const { least, most } = bucketsWithin(range, bucketCount);
    const { rows } = await client.query<{ data: Buffer }>(
      `SELECT data FROM lexical_blocks
        WHERE segment_id = $1 AND bucket >= $2 AND bucket <= $3 ORDER BY bucket`,
      [id, least, most],
    );
    inputs.push({ newOrdinals, blocks: rows.map(({ data }) => data) });
  }

  return inputs;
}
