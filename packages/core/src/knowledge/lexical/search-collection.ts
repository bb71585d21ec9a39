import type { Database } from "@claw/db";
import { singleWeight } from "./bm25.ts";
import { distinctive, knownSingles, rareSingles, type Single, searchedSingles } from "./choose-terms.ts";
import type { Collection } from "./collection.ts";
import { fetchBlocks } from "./fetch-blocks.ts";
import { type Candidate, compareCandidates, type ScoreRoom } from "./find-candidates.ts";
import { findPostings, type WeightedTerm } from "./find-postings.ts";
import type { LexicalResult, SearchedTerm } from "./lexical-index.ts";
import { fetchUnigrams } from "./load-segment.ts";
import type { QueryTerms } from "./query-terms.ts";
import { rescore } from "./rescore.ts";
import type { SegmentMemory } from "./segment-memory.ts";
import { chunkIdAt } from "./shape.ts";

/** How many passages the second stage looks at. */
const candidateCount = 300;

type Found = { terms: WeightedTerm[]; isFromMemory: boolean; isStale: boolean };

/** Both stages of a search. `isStale`: a segment was merged away meanwhile, and passages may be missing. */
export async function searchCollection(
  db: Database,
  memory: SegmentMemory,
  room: ScoreRoom,
  collection: Collection,
  query: QueryTerms,
  limit: number,
): Promise<LexicalResult & { isStale: boolean }> {
  const singles = knownSingles(collection, query);
  const rare = rareSingles(collection, singles);
  const words = await find(db, memory, collection, [
    ...query.words,
    ...rare.map(({ term, weight }) => [term, singleWeight * weight] as const),
  ]);
  const hasWords = words.terms.some(({ documents }) => documents > 0);
  const first = hasWords ? rare : searchedSingles(singles);
  const found = hasWords
    ? words
    : await find(
        db,
        memory,
        collection,
        first.map(({ term, weight }) => [term, singleWeight * weight] as const),
      );

  const used = distinctive(collection, found.terms);
  const candidates = room.find(collection, used, Math.max(candidateCount, limit));
  const second = singles.filter((single) => !first.includes(single));
  const scored = await scoreAgain(db, memory, collection, candidates, second);

  return {
    matches: scored
      .sort((left, right) => compareCandidates(collection, left, right))
      .slice(0, limit)
      .map((candidate) => ({ chunkId: idOf(collection, candidate), score: candidate.score })),
    terms: listTerms(query, words.terms, singles, new Set(used.map(({ term }) => term))),
    passages: collection.chunkCount,
    by: words.isFromMemory && found.isFromMemory ? "memory" : "sql",
    isStale: words.isStale || found.isStale,
  };
}

async function find(
  db: Database,
  memory: SegmentMemory,
  collection: Collection,
  terms: readonly (readonly [string, number])[],
): Promise<Found> {
  const segments = collection.segments.map(({ segment }) => segment);
  const blocks = await fetchBlocks(
    db,
    memory,
    segments,
    terms.map(([term]) => term),
  );

  return {
    terms: findPostings(collection, blocks, terms),
    isFromMemory: blocks.isFromMemory,
    isStale: blocks.isStale,
  };
}

async function scoreAgain(
  db: Database,
  memory: SegmentMemory,
  collection: Collection,
  candidates: Candidate[],
  singles: readonly Single[],
): Promise<Candidate[]> {
  if (singles.length === 0 || candidates.length === 0) return candidates;

  const loaded = collection.segments.map(({ segment }) => memory.find(segment.id));
  const elsewhere = candidates
    .filter(({ at }) => !loaded[at])
    .map((candidate) => idOf(collection, candidate));
  const fetched = elsewhere.length > 0 ? await fetchUnigrams(db, elsewhere) : new Map<string, Uint8Array>();

  return rescore(collection, candidates, singles, (candidate) => {
    const inMemory = loaded[candidate.at];

    return inMemory ? inMemory.unigrams[candidate.ordinal] : fetched.get(idOf(collection, candidate));
  });
}

function idOf({ segments }: Collection, { at, ordinal }: Candidate): string {
  const shown = segments[at];
  if (!shown) throw new RangeError(`there is no segment ${at} in this collection`);

  return chunkIdAt(shown.segment, ordinal);
}

function listTerms(
  query: QueryTerms,
  words: readonly WeightedTerm[],
  singles: readonly Single[],
  used: ReadonlySet<string>,
): SearchedTerm[] {
  const found = new Map(words.map(({ term, documents }) => [term, documents]));
  const known = new Map(singles.map(({ character, documents }) => [character, documents]));

  return [
    ...Array.from(query.words, ([term, weight]) => ({
      term,
      weight,
      documents: found.get(term) ?? 0,
      used: used.has(term),
    })),
    ...Array.from(query.singles, ([character, times]) => ({
      term: String.fromCodePoint(character),
      weight: singleWeight * times,
      documents: known.get(character) ?? 0,
      used: known.has(character),
    })),
  ];
}
