import type { SegmentBlock } from "../ports.ts";
import { chooseBucketCount } from "./encode-postings.ts";
import { mergeBlocks } from "./merge-blocks.ts";
import { bucketsWithin } from "./term-hash.ts";

/** Some passages of a segment, with ordinals of their own from 0. */
export type EncodedPart = { chunkCount: number; bucketCount: number; blocks: SegmentBlock[] };

const sliceBuckets = 64;

/** Joins the parts of a segment, one after the other. */
export function mergeParts(parts: readonly EncodedPart[]): Omit<EncodedPart, "chunkCount"> {
  const [first, ...others] = parts;
  if (first && others.length === 0) return first;

  const sizes = parts.flatMap(({ blocks }) => blocks.map(({ data }) => data.length));
  const bucketCount = chooseBucketCount(sizes.reduce((sum, size) => sum + size, 0));
  const sources = numberAnew(parts);
  const blocks: SegmentBlock[] = [];
  for (let from = 0; from < bucketCount; from += sliceBuckets) {
    const to = Math.min(from + sliceBuckets, bucketCount);
    const inputs = sources.map(({ part, newOrdinals }) => {
      const { least, most } = bucketsWithin({ from, to, bucketCount }, part.bucketCount);
      const within = part.blocks.filter(({ bucket }) => bucket >= least && bucket <= most);

      return { newOrdinals, blocks: within.map(({ data }) => data) };
    });
    for (const block of mergeBlocks(inputs, { from, to, bucketCount }, new Map())) blocks.push(block);
  }

  return { bucketCount, blocks };
}

function numberAnew(parts: readonly EncodedPart[]): { part: EncodedPart; newOrdinals: Int32Array }[] {
  let offset = 0;

  return parts.map((part) => {
    const start = offset;
    offset += part.chunkCount;
    return { part, newOrdinals: Int32Array.from({ length: part.chunkCount }, (_, at) => start + at) };
  });
}
