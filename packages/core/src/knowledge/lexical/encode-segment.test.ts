import fc from "fast-check";
import { expect, test } from "vitest";
import type { SegmentBlock } from "../ports.ts";
import { listTerms } from "../text/list-terms.ts";
import { findEntry, listEntries } from "./block-format.ts";
import { type ByteReader, readVarint } from "./byte-reader.ts";
import { dictionaryBucket, readDictionary } from "./dictionary.ts";
import { encodeSegment } from "./encode-segment.ts";
import { mergeBlocks } from "./merge-blocks.ts";
import { readLengths } from "./segment-lengths.ts";
import { bucketOf, hashTerm } from "./term-hash.ts";
import { countUnigrams } from "./unigrams.ts";

const word = fc.constantFrom(
  "知",
  "识",
  "库",
  "𠮷",
  "國",
  "a",
  "GPT-4o",
  "running",
  "3.14",
  " ",
  "，",
  "GB/T 5972",
  "😀",
);
const text = fc.oneof(
  fc.array(word, { maxLength: 40 }).map((words) => words.join("")),
  fc.string({ unit: "grapheme" }),
);
const passages = fc.array(text, { maxLength: 12 });

/** By term: how often it is in which passage. */
type Index = Map<string, [ordinal: number, count: number][]>;

test("what is encoded is what the texts' terms say, and is found where its hash says", () => {
  fc.assert(
    fc.property(passages, (texts) => {
      const { head, blocks, unigrams } = encodeSegment(texts.map((indexText) => ({ indexText })));

      expect(decode(blocks)).toEqual(naiveIndex(texts));
      expect([...readLengths(head.lengths)]).toEqual(texts.map((each) => listTerms(each).words.length));
      const alphabet = new Set(texts.flatMap((each) => listTerms(each).singles));
      for (const [at, each] of texts.entries()) {
        const read = readUnigrams(unigrams[at] ?? new Uint8Array(), alphabet);
        expect(read).toEqual(countOf(listTerms(each).singles));
      }
      for (const { bucket, data } of blocks.filter((block) => block.bucket >= 0)) {
        for (const entry of listEntries(data)) {
          expect(bucketOf(hashTerm(entry.term), head.bucketCount)).toBe(bucket);
          expect(findEntry(data, entry.term)).toEqual(entry);
        }
      }
    }),
    { numRuns: 200 },
  );
});

test("merging segments gives what encoding their visible passages together gives", () => {
  const sources = fc.array(fc.tuple(passages, fc.array(fc.boolean(), { maxLength: 12 })), { maxLength: 4 });
  fc.assert(
    fc.property(sources, fc.integer({ min: 1, max: 5 }), (segments, bucketCount) => {
      const kept: string[] = [];
      const inputs = segments.map(([texts, hidden]) => {
        const newOrdinals = Int32Array.from(texts, (each, at) => (hidden[at] ? -1 : kept.push(each) - 1));
        const { blocks } = encodeSegment(texts.map((indexText) => ({ indexText })));

        return { newOrdinals, blocks: blocks.flatMap(({ bucket, data }) => (bucket < 0 ? [] : data)) };
      });

      const documents = new Map<number, number>();
      const merged = mergeBlocks(inputs, { from: 0, to: bucketCount, bucketCount }, documents);

      expect(decode(merged)).toEqual(naiveIndex(kept));
      expect(documents).toEqual(dictionaryOf(kept));
    }),
    { numRuns: 200 },
  );
});

test("the dictionary says in how many passages each Han character is", () => {
  const texts = ["知识库知", "知a", "𠮷國"];
  const { blocks } = encodeSegment(texts.map((indexText) => ({ indexText })));
  const dictionary = blocks.find(({ bucket }) => bucket === dictionaryBucket);

  expect(readDictionary(dictionary?.data ?? new Uint8Array())).toEqual(dictionaryOf(texts));
});

test("many terms are spread over blocks of a few kilobytes", () => {
  const texts = Array.from({ length: 300 }, (_, at) => ({
    indexText: Array.from({ length: 100 }, (_, place) => `w${(at * 7919 + place * 104_729) % 20_011}`).join(
      " ",
    ),
  }));
  const { head, blocks } = encodeSegment(texts);
  const sizes = blocks.map(({ data }) => data.length);

  expect(head.bucketCount).toBeGreaterThan(20);
  expect(Math.max(...sizes)).toBeLessThan(3 * 4096);
});

test("a segment of many passages is the same as if it had been encoded at once", () => {
  const texts = Array.from(
    { length: 17_000 },
    (_, at) => `第${at}条 w${at % 97} ${at % 3 === 0 ? "知识" : "银行"}`,
  );
  const { head, blocks } = encodeSegment(texts.map((indexText) => ({ indexText })));

  expect(head.chunkCount).toBe(17_000);
  expect(decode(blocks).get("知识")).toEqual(texts.flatMap((_, at) => (at % 3 === 0 ? [[at, 1]] : [])));
  expect(decode(blocks).get("w96")?.at(-1)).toEqual([16_974, 1]);
  expect(decode(blocks).get("第")).toHaveLength(17_000);
});

test("bytes that are no block are refused, and not read beyond their end", () => {
  expect(() => listEntries(Uint8Array.of(9, 1))).toThrow(RangeError);
  expect(() => findEntry(Uint8Array.of(1, 200), "a")).toThrow(RangeError);
  expect(() => readDictionary(new Uint8Array())).toThrow(RangeError);
});

function decode(blocks: readonly SegmentBlock[]): Index {
  const index: Index = new Map();
  for (const { bucket, data } of blocks) {
    if (bucket < 0) continue;
    for (const { term, documents, from, to } of listEntries(data)) {
      const postings: [number, number][] = [];
      const reader: ByteReader = { bytes: data, at: from };
      let ordinal = -1;
      while (reader.at < to) {
        const step = readVarint(reader);
        ordinal += (step >>> 1) + 1;
        postings.push([ordinal, step % 2 === 1 ? readVarint(reader) : 1]);
      }
      expect(documents).toBe(postings.length);
      index.set(term, postings);
    }
  }

  return index;
}

function naiveIndex(texts: readonly string[]): Index {
  const index: Index = new Map();
  for (const [ordinal, each] of texts.entries()) {
    const { words, singles } = listTerms(each);
    for (const [term, count] of countOf([...words, ...singles])) {
      index.set(term, [...(index.get(term) ?? []), [ordinal, count]]);
    }
  }

  return index;
}

function dictionaryOf(texts: readonly string[]): Map<number, number> {
  const singles = texts.flatMap((each) => [...new Set(listTerms(each).singles)]);

  return new Map(Array.from(countOf(singles), ([character, count]) => [codePointOf(character), count]));
}

function countOf(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);

  return counts;
}

/** Through the reader that searching uses, asked for these characters and for one that is nowhere. */
function readUnigrams(bytes: Uint8Array, characters: Iterable<string>): Map<string, number> {
  const asked = [...characters, "龘"].toSorted((left, right) => codePointOf(left) - codePointOf(right));
  const counts = new Int32Array(asked.length);
  countUnigrams(bytes, Int32Array.from(asked, codePointOf), counts);

  return new Map(
    asked.map((character, at) => [character, counts[at] ?? 0] as const).filter(([, count]) => count > 0),
  );
}

function codePointOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
