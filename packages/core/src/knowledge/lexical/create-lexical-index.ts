import type { Database } from "@claw/db";
import type { Log } from "../../runtime/ports.ts";
import { joinShapes } from "./collection.ts";
import { createScoreRoom } from "./find-candidates.ts";
import type { LexicalIndex, LexicalResult, SearchedBase } from "./lexical-index.ts";
import { readQuery } from "./query-terms.ts";
import { searchCollection } from "./search-collection.ts";
import { createSegmentMemory } from "./segment-memory.ts";
import { createShapeCache } from "./shape-cache.ts";
import { createWarmth } from "./warmth.ts";

export type LexicalOptions = {
  db: Database;
  /** What segments in memory may take together; 0: none is taken into memory. */
  memoryBytes: number;
  log?: Log;
};

export type OpenLexicalIndex = LexicalIndex & {
  /** Resolves when nothing is being taken into memory. */
  settled(): Promise<void>;
};

/** Merges change what was just read; they do not go on doing so. */
const tries = 3;

/**
 * The lexical index over PostgreSQL. A base that is searched again within minutes is taken into memory, in the
 * background. Where the blocks come from is the only difference: the scoring is the same code over the same bytes.
 */
export function createLexicalIndex({ db, memoryBytes, log }: LexicalOptions): OpenLexicalIndex {
  const memory = createSegmentMemory({ db, maxBytes: memoryBytes, log: log ?? null });
  const shapes = createShapeCache(db);
  const warmth = createWarmth();
  const room = createScoreRoom();

  async function search(
    bases: readonly SearchedBase[],
    query: string,
    limit: number,
  ): Promise<LexicalResult> {
    const terms = readQuery(query);
    const searched = [...new Map(bases.map((base) => [base.id, base])).values()];

    for (let left = tries; ; left -= 1) {
      const found = await Promise.all(searched.map((base) => shapes.get(base)));
      const result = await searchCollection(db, memory, room, joinShapes(found), terms, limit);
      if (result.isStale && left > 1) {
        for (const base of searched) shapes.forget(base);
        continue;
      }

      for (const [at, base] of searched.entries()) {
        if (warmth.touch(base.id)) memory.load((found[at]?.segments ?? []).map(({ segment }) => segment));
      }
      const { matches, terms: searchedTerms, passages, by } = result;
      return { matches, terms: searchedTerms, passages, by };
    }
  }

  return {
    search,
    settled: () => memory.settled(),
    [Symbol.asyncDispose]: () => memory.dispose(),
  };
}
