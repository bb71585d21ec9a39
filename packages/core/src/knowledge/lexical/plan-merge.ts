import type { SegmentHead } from "../ports.ts";
import type { Move } from "./merge-segments.ts";
import type { Source } from "./read-sources.ts";
import { lengthBytes, readLengths } from "./segment-lengths.ts";
import { formatChunkId } from "./shape.ts";

/** What becomes of each passage. */
export type Merged = {
  head: Omit<SegmentHead, "bucketCount">;
  /** By the new ordinal. */
  chunkIds: string[];
  moves: Move[];
  /** By source: the new ordinal of each passage, -1 for those that cannot be found any more. Ascending. */
  sources: { id: string; bucketCount: number; newOrdinals: Int32Array }[];
  /** How much of the passages is kept, from 0 to 1. */
  keptShare: number;
};

/** Numbers the visible passages of some segments anew, source by source. */
export function planMerge(sources: readonly Source[]): Merged {
  const lengths: number[] = [];
  const chunkIds: string[] = [];
  const moves: Move[] = [];
  const renumbered = sources.map((source) => {
    const newOrdinals = new Int32Array(source.chunkCount).fill(-1);
    const oldLengths = readLengths(source.lengths);
    for (const { first, count } of source.runs) {
      moves.push({ segmentId: source.id, first, newFirst: lengths.length });
      for (let ordinal = first; ordinal < first + count; ordinal += 1) {
        newOrdinals[ordinal] = lengths.length;
        lengths.push(oldLengths[ordinal] ?? 0);
        chunkIds.push(formatChunkId(source.chunkIds, ordinal));
      }
    }

    return { id: source.id, bucketCount: source.bucketCount, newOrdinals };
  });
  const all = sources.reduce((sum, { chunkCount }) => sum + chunkCount, 0);

  return {
    head: { chunkCount: lengths.length, ...lengthBytes(lengths) },
    chunkIds,
    moves,
    sources: renumbered,
    keptShare: lengths.length / Math.max(1, all),
  };
}
