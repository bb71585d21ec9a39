import { type ByteReader, readVarint } from "./byte-reader.ts";
import { type ByteWriter, createByteWriter } from "./byte-writer.ts";

/**
 * The format of `lexical_blocks.data`, version 1. `varint` is as in ByteWriter, all else is bytes.
 *
 *     block    = version:1 termCount:varint entry{termCount} postings{termCount}
 *     entry    = termLength:varint term:UTF-8{termLength} documents:varint postingsLength:varint
 *     postings = (step:varint [count:varint]){documents}
 *
 * A posting is a passage that has the term. Half of `step`, rounded down, plus 1 is how far its ordinal lies beyond the
 * one before it (the first: beyond -1). If `step` is odd, `count` says how often the term is in it; otherwise once. The
 * postings follow in the order of the entries, without gaps, so that the place of one is the sum of the lengths before.
 *
 * A term is in bucket `floor(hash(term) / 2^32 * bucketCount)`, with the hash of term-hash.ts; the buckets of a segment
 * are thus one sequence by hash, whatever their number, and merging is reading several such sequences side by side. The
 * entries of a block are in order of hash, then of UTF-16 units. Bucket -1 holds the dictionary of dictionary.ts.
 */
export const blockVersion = 1;

/** A term in a block, and where its postings are. */
export type BlockEntry = { term: string; documents: number; from: number; to: number };

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Writes one block after the other. */
export type BlockBuilder = {
  /** Begins the next term; its postings are written to what is returned. */
  begin(term: string): ByteWriter;
  /** Ends the term that was begun. */
  end(documents: number): void;
  /** Ends the block. */
  take(): Uint8Array<ArrayBuffer>;
};

export function createBlockBuilder(): BlockBuilder {
  const entries = createByteWriter();
  const postings = createByteWriter();
  const block = createByteWriter(1 << 14);
  let termCount = 0;
  let from = 0;

  return {
    begin(term) {
      entries.name(term);
      from = postings.length();
      termCount += 1;

      return postings;
    },
    end(documents) {
      entries.varint(documents);
      entries.varint(postings.length() - from);
    },
    take() {
      block.clear();
      block.byte(blockVersion);
      block.varint(termCount);
      block.bytes(entries.written());
      block.bytes(postings.written());
      entries.clear();
      postings.clear();
      termCount = 0;

      return block.take();
    },
  };
}

/** All terms of a block. Throws a RangeError for bytes that are no block. */
export function listEntries(block: Uint8Array): BlockEntry[] {
  const reader = openBlock(block);
  const entries: (Omit<BlockEntry, "from" | "to"> & { length: number })[] = [];
  for (let left = readVarint(reader); left > 0; left -= 1) {
    const name = readName(reader);
    entries.push({
      term: decoder.decode(name),
      documents: readVarint(reader),
      length: readVarint(reader),
    });
  }

  let from = reader.at;
  return entries.map(({ term, documents, length }) => {
    const entry = { term, documents, from, to: from + length };
    from = entry.to;
    return entry;
  });
}

/** A term's entry, or null. As `listEntries` finds it, without making anything of the others. */
export function findEntry(block: Uint8Array, term: string): BlockEntry | null {
  const wanted = encoder.encode(term);
  const reader = openBlock(block);
  let found: { documents: number; skipped: number; length: number } | null = null;
  let skipped = 0;
  for (let left = readVarint(reader); left > 0; left -= 1) {
    const nameLength = readVarint(reader);
    const isWanted = found === null && nameLength === wanted.length && isAt(block, reader.at, wanted);
    reader.at += nameLength;
    const documents = readVarint(reader);
    const length = readVarint(reader);
    if (isWanted) found = { documents, skipped, length };
    skipped += length;
  }
  if (found === null) return null;

  const from = reader.at + found.skipped;
  return { term, documents: found.documents, from, to: from + found.length };
}

function openBlock(block: Uint8Array): ByteReader {
  if (block[0] !== blockVersion) throw new RangeError(`a block of version ${block[0]} is not known here`);

  return { bytes: block, at: 1 };
}

function readName(reader: ByteReader): Uint8Array {
  const length = readVarint(reader);
  reader.at += length;

  return reader.bytes.subarray(reader.at - length, reader.at);
}

function isAt(block: Uint8Array, from: number, wanted: Uint8Array): boolean {
  for (let at = 0; at < wanted.length; at += 1) if (block[from + at] !== wanted[at]) return false;

  return true;
}
