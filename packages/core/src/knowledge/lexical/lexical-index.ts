/** A base as the caller has just read it: who it belongs to has been checked. */
export type SearchedBase = { id: string; organizationId: string; revision: bigint };

export type LexicalMatch = {
  chunkId: string;
  /** BM25; comparable within one search only. */
  score: number;
};

/** A term that was looked for. */
export type SearchedTerm = {
  term: string;
  /** How many passages of the searched bases have it, with those that were deleted since they were last merged. */
  documents: number;
  /** How much it tells beside a pair of Han characters, which is 1; times how often the question has it. */
  weight: number;
  /** False for one that is in too many passages to tell them apart, and for one that none has. */
  used: boolean;
};

export type LexicalResult = {
  /** Best first; equal scores by id. */
  matches: LexicalMatch[];
  /** All of the question's terms, also unknown ones. */
  terms: SearchedTerm[];
  /** How many passages were searched: BM25's N. Counts deleted ones as `documents` does. */
  passages: number;
  /** Where the postings were. Both give the same matches. */
  by: "memory" | "sql";
};

/** Finds passages by their words. Without any model; over PostgreSQL, and in memory for bases that are searched often. */
export interface LexicalIndex extends AsyncDisposable {
  /**
   * The matches still have to pass the gate: a passage that has just been deleted may be among them. A base of another
   * organization than said is searched as if it were empty. A query without known terms finds nothing.
   */
  search(bases: readonly SearchedBase[], query: string, limit: number): Promise<LexicalResult>;
}
