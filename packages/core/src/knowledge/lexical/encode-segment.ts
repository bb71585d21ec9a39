import type { SegmentBlock, SegmentHead } from "../ports.ts";
import { normalizeText } from "../text/normalize-text.ts";
import { scanTerms } from "../text/scan-terms.ts";
import { createByteWriter } from "./byte-writer.ts";
import { collectPostings } from "./collect-postings.ts";
import { collectUnigrams } from "./collect-unigrams.ts";
import { dictionaryBucket, writeDictionary } from "./dictionary.ts";
import { encodePostings } from "./encode-postings.ts";
import { type EncodedPart, mergeParts } from "./merge-parts.ts";
import { lengthBytes } from "./segment-lengths.ts";

export type EncodedSegment = { head: SegmentHead; blocks: SegmentBlock[]; unigrams: Uint8Array[] };

/** Terms are collected for so many passages at a time: while they are, they take ten times what they take packed. */
const perPart = 16_384;

/**
 * Indexes passages: `indexText` is title, headings and content, a line each. No input or output, so that it runs apart.
 * @returns `unigrams` by ordinal: what `chunks.unigrams` keeps
 */
export function encodeSegment(passages: readonly { indexText: string }[]): EncodedSegment {
  const characters = collectUnigrams();
  const writer = createByteWriter();
  const unigrams: Uint8Array[] = [];
  const lengths: number[] = [];

  const parts: EncodedPart[] = [];
  for (let from = 0; from === 0 || from < passages.length; from += perPart) {
    const postings = collectPostings();
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

    const part = passages.slice(from, from + perPart);
    for (const { indexText } of part) {
      scanTerms(normalizeText(indexText), sink);
      postings.endPassage();
      unigrams.push(characters.take(writer));
      lengths.push(length);
      length = 0;
    }
    parts.push({ chunkCount: part.length, ...encodePostings(postings.finish()) });
  }

  const { bucketCount, blocks } = mergeParts(parts);
  return {
    head: { chunkCount: passages.length, bucketCount, ...lengthBytes(lengths) },
    blocks: [{ bucket: dictionaryBucket, data: writeDictionary(characters.documents()) }, ...blocks],
    unigrams,
  };
}
