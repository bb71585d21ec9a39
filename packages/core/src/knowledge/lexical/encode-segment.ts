import type { SegmentBlock, SegmentHead } from "../ports.ts";
import { normalizeText } from "../text/normalize-text.ts";
import { scanTerms } from "../text/scan-terms.ts";
import { createByteWriter } from "./byte-writer.ts";
import { collectPostings } from "./collect-postings.ts";
import { collectUnigrams } from "./collect-unigrams.ts";
import { dictionaryBucket, writeDictionary } from "./dictionary.ts";
import { encodePostings } from "./encode-postings.ts";
import { lengthBytes } from "./segment-lengths.ts";

export type EncodedSegment = { head: SegmentHead; blocks: SegmentBlock[]; unigrams: Uint8Array[] };

/**
 * Indexes passages: `indexText` is title, headings and content, a line each. No input or output, so that it runs apart.
 * @returns `unigrams` by ordinal: what `chunks.unigrams` keeps
 */
export function encodeSegment(passages: readonly { indexText: string }[]): EncodedSegment {
  const postings = collectPostings();
  const characters = collectUnigrams();
  const unigrams: Uint8Array[] = [];
  const lengths: number[] = [];
  let length = 0;

  const sink = {
    single(character: number) {
      characters.add(character);
      if (character > 0xffff) postings.ofText(String.fromCodePoint(character));
      else postings.ofUnits(0, character);
    },
    pair(left: number, right: number) {
      length += 1;
      if (left > 0xffff || right > 0xffff) postings.ofText(String.fromCodePoint(left, right));
      else postings.ofUnits(left, right);
    },
    word(term: string) {
      length += 1;
      postings.ofText(term);
    },
  };
  const writer = createByteWriter();

  for (const { indexText } of passages) {
    scanTerms(normalizeText(indexText), sink);
    postings.endPassage();
    unigrams.push(characters.take(writer));
    lengths.push(length);
    length = 0;
  }

  const { bucketCount, blocks } = encodePostings(postings.finish());
  const packed = lengthBytes(lengths);
  return {
    head: { chunkCount: passages.length, bucketCount, ...packed },
    blocks: [{ bucket: dictionaryBucket, data: writeDictionary(characters.documents()) }, ...blocks],
    unigrams,
  };
}
