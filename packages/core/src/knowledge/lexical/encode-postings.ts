import type { SegmentBlock } from "../ports.ts";
import { type BlockBuilder, createBlockBuilder } from "./block-format.ts";
import type { ByteWriter } from "./byte-writer.ts";
import type { Postings } from "./collect-postings.ts";
import { bucketOf, hashTerm } from "./term-hash.ts";

/** What a block is to have: a few of PostgreSQL's pages, so that a term costs one short read. */
const blockBytes = 4096;
/** What an entry takes beside its postings, about. */
const entryBytes = 10;

/** Cuts the terms into blocks by hash. An empty bucket has none. */
export function encodePostings(postings: Postings): {
  bucketCount: number;
  blocks: SegmentBlock[];
} {
  const hashes = hashTerms(postings.terms);
  const bucketCount = chooseBucketCount(1.5 * postings.ordinals.length + entryBytes * postings.terms.length);

  const block = createBlockBuilder();
  const blocks: SegmentBlock[] = [];
  for (const [bucket, terms] of termsByBucket(hashes, bucketCount).entries()) {
    if (terms.length === 0) continue;

    terms.sort((left, right) => compareTerms(postings.terms, hashes, left, right));
    for (const term of terms) addTerm(block, postings, term);
    blocks.push({ bucket, data: block.take() });
  }

  return { bucketCount, blocks };
}

/** For about so many bytes of entries and postings. */
export function chooseBucketCount(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / blockBytes));
}

export function writePosting(writer: ByteWriter, previous: number, ordinal: number, count: number): void {
  const step = (ordinal - previous - 1) * 2;
  writer.varint(count > 1 ? step + 1 : step);
  if (count > 1) writer.varint(count);
}

function addTerm(block: BlockBuilder, { terms, starts, ordinals, counts }: Postings, term: number): void {
  const from = starts[term] ?? 0;
  const to = starts[term + 1] ?? 0;
  const writer = block.begin(terms[term] ?? "");
  let previous = -1;
  for (let at = from; at < to; at += 1) {
    const ordinal = ordinals[at] ?? 0;
    writePosting(writer, previous, ordinal, counts[at] ?? 1);
    previous = ordinal;
  }
  block.end(to - from);
}

function hashTerms(terms: readonly string[]): Uint32Array {
  const hashes = new Uint32Array(terms.length);
  for (let term = 0; term < terms.length; term += 1) hashes[term] = hashTerm(terms[term] ?? "");

  return hashes;
}

/** The numbers of each bucket's terms, without an array for each of many buckets. */
function termsByBucket(hashes: Uint32Array, bucketCount: number): Uint32Array[] {
  const ends = new Uint32Array(bucketCount + 1);
  for (const hash of hashes) {
    const at = bucketOf(hash, bucketCount) + 1;
    ends[at] = (ends[at] ?? 0) + 1;
  }
  for (let bucket = 0; bucket < bucketCount; bucket += 1) {
    ends[bucket + 1] = (ends[bucket + 1] ?? 0) + (ends[bucket] ?? 0);
  }

  const next = ends.slice();
  const sorted = new Uint32Array(hashes.length);
  for (let term = 0; term < hashes.length; term += 1) {
    const bucket = bucketOf(hashes[term] ?? 0, bucketCount);
    const place = next[bucket] ?? 0;
    next[bucket] = place + 1;
    sorted[place] = term;
  }

  return Array.from({ length: bucketCount }, (_, bucket) => sorted.subarray(ends[bucket], ends[bucket + 1]));
}

function compareTerms(terms: readonly string[], hashes: Uint32Array, left: number, right: number): number {
  const difference = (hashes[left] ?? 0) - (hashes[right] ?? 0);
  if (difference !== 0) return difference;

  return (terms[left] ?? "") < (terms[right] ?? "") ? -1 : 1;
}
