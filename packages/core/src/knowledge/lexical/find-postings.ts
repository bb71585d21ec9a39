import { type BlockEntry, findEntry } from "./block-format.ts";
import type { Collection } from "./collection.ts";
import type { FoundBlocks } from "./fetch-blocks.ts";

/** A term's postings in one segment. */
export type PostingList = { at: number; block: Uint8Array; entry: BlockEntry };

/** A term of the question with all its postings. */
export type WeightedTerm = { term: string; weight: number; documents: number; lists: readonly PostingList[] };

export function findPostings(
  { segments }: Collection,
  blocks: FoundBlocks,
  terms: Iterable<readonly [string, number]>,
): WeightedTerm[] {
  return Array.from(terms, ([term, weight]) => {
    const lists = segments.flatMap(({ segment }, at) => {
      const block = blocks.find(segment, term);
      const entry = block && findEntry(block, term);

      return block && entry ? [{ at, block, entry }] : [];
    });

    return { term, weight, documents: lists.reduce((sum, { entry }) => sum + entry.documents, 0), lists };
  });
}
