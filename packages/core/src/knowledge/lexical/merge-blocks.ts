import type { SegmentBlock } from "../ports.ts";
import { classOf, ideograph } from "../text/unit-classes.ts";
import { type BlockBuilder, type BlockEntry, createBlockBuilder, listEntries } from "./block-format.ts";
import { type ByteReader, readVarint } from "./byte-reader.ts";
import { writePosting } from "./encode-postings.ts";
import { bucketOf, hashTerm } from "./term-hash.ts";

/** Blocks of one source, and where its passages go: -1 for those that are left out. */
export type SourceBlocks = { newOrdinals: Int32Array; blocks: readonly Uint8Array[] };

type Part = { newOrdinals: Int32Array; block: Uint8Array; entry: BlockEntry };
type MergedTerm = { term: string; hash: number; parts: Part[] };

/**
 * Merges the terms of a range of the new buckets. Each source's passages come after those of the source before it.
 * @param documents is given in how many passages each Han character of these buckets is
 */
export function mergeBlocks(
  sources: readonly SourceBlocks[],
  range: { from: number; to: number; bucketCount: number },
  documents: Map<number, number>,
): SegmentBlock[] {
  const block = createBlockBuilder();
  const kept: KeptPostings = { ordinals: new Int32Array(1024), counts: new Int32Array(1024), length: 0 };
  const buckets = gatherTerms(sources, range);
  const merged: SegmentBlock[] = [];
  for (let bucket = range.from; bucket < range.to; bucket += 1) {
    let isEmpty = true;
    for (const term of [...(buckets.get(bucket)?.values() ?? [])].sort(compareTerms)) {
      const count = addTerm(block, term, kept);
      if (count === 0) continue;

      isEmpty = false;
      const character = characterOf(term.term);
      if (character !== null) documents.set(character, count);
    }
    if (!isEmpty) merged.push({ bucket, data: block.take() });
  }

  return merged;
}

function gatherTerms(
  sources: readonly SourceBlocks[],
  { from, to, bucketCount }: { from: number; to: number; bucketCount: number },
): Map<number, Map<string, MergedTerm>> {
  const buckets = new Map<number, Map<string, MergedTerm>>();
  for (const { newOrdinals, blocks } of sources) {
    for (const block of blocks) {
      for (const entry of listEntries(block)) {
        const hash = hashTerm(entry.term);
        const bucket = bucketOf(hash, bucketCount);
        if (bucket < from || bucket >= to) continue;

        const terms = buckets.get(bucket) ?? new Map<string, MergedTerm>();
        buckets.set(bucket, terms);
        const known = terms.get(entry.term);
        const part = { newOrdinals, block, entry };
        if (known) known.parts.push(part);
        else terms.set(entry.term, { term: entry.term, hash, parts: [part] });
      }
    }
  }

  return buckets;
}

/** @returns in how many passages the term is; with none of them nothing is written */
function addTerm(block: BlockBuilder, { term, parts }: MergedTerm, kept: KeptPostings): number {
  kept.length = 0;
  for (const part of parts) readPostings(part, kept);
  if (kept.length === 0) return 0;

  const writer = block.begin(term);
  let previous = -1;
  for (let at = 0; at < kept.length; at += 1) {
    const ordinal = kept.ordinals[at] ?? 0;
    writePosting(writer, previous, ordinal, kept.counts[at] ?? 1);
    previous = ordinal;
  }
  block.end(kept.length);

  return kept.length;
}

/** Room for a term's postings, which the next term uses again. */
type KeptPostings = { ordinals: Int32Array; counts: Int32Array; length: number };

function readPostings({ newOrdinals, block, entry }: Part, kept: KeptPostings): void {
  const most = kept.length + entry.documents;
  if (most > kept.ordinals.length) {
    kept.ordinals = grown(kept.ordinals, most);
    kept.counts = grown(kept.counts, most);
  }

  const { ordinals, counts } = kept;
  const reader: ByteReader = { bytes: block, at: entry.from };
  let { length } = kept;
  let ordinal = -1;
  while (reader.at < entry.to) {
    const step = readVarint(reader);
    const count = (step & 1) === 1 ? readVarint(reader) : 1;
    ordinal += (step >>> 1) + 1;
    const target = newOrdinals[ordinal] ?? -1;
    if (target < 0) continue;

    ordinals[length] = target;
    counts[length] = count;
    length += 1;
  }
  kept.length = length;
}

function grown(array: Int32Array, least: number): Int32Array {
  const larger = new Int32Array(Math.max(2 * array.length, least));
  larger.set(array);

  return larger;
}

/** The Han character that a term is; null for all others. */
function characterOf(term: string): number | null {
  const character = term.codePointAt(0);
  if (character === undefined || term.length !== (character > 0xffff ? 2 : 1)) return null;

  return classOf(character) === ideograph ? character : null;
}

/** As encode-postings.ts orders them. */
function compareTerms(left: MergedTerm, right: MergedTerm): number {
  if (left.hash !== right.hash) return left.hash - right.hash;

  return left.term < right.term ? -1 : 1;
}
