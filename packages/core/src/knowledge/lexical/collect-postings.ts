import { createTermTable } from "./term-table.ts";

/** Which terms are in which passages, as they are collected. */
export type Postings = {
  /** The terms by number. */
  terms: string[];
  /** Where a term's postings begin, by its number; one more at the end. */
  starts: Uint32Array;
  /** Ascending for each term. */
  ordinals: Uint32Array;
  counts: Uint16Array;
};

export type PostingCollector = {
  ofUnits(left: number, right: number): void;
  ofText(term: string): void;
  endPassage(): void;
  finish(): Postings;
};

const mostOfOneTerm = 0xffff;

export function collectPostings(): PostingCollector {
  const table = createTermTable();
  // Two numbers a posting, in the order of the passages.
  let terms = new Uint32Array(1 << 16);
  let counts = new Uint16Array(1 << 16);
  let length = 0;
  // Where the term was last written: a place before the passage's first is of another passage.
  let lastPlace = new Int32Array(1 << 14).fill(-1);
  let firstPlace = 0;
  const passageEnds: number[] = [];

  function add(term: number): void {
    if (term >= lastPlace.length) {
      const grown = new Int32Array(2 * lastPlace.length).fill(-1);
      grown.set(lastPlace);
      lastPlace = grown;
    }

    const place = lastPlace[term] ?? -1;
    if (place >= firstPlace) {
      if ((counts[place] ?? 0) < mostOfOneTerm) counts[place] = (counts[place] ?? 0) + 1;
      return;
    }

    if (length === terms.length) {
      const grown = new Uint32Array(2 * length);
      grown.set(terms);
      terms = grown;
      const grownCounts = new Uint16Array(2 * length);
      grownCounts.set(counts);
      counts = grownCounts;
    }
    terms[length] = term;
    counts[length] = 1;
    lastPlace[term] = length;
    length += 1;
  }

  return {
    ofUnits: (left, right) => add(table.ofUnits(left, right)),
    ofText: (term) => add(table.ofText(term)),
    endPassage() {
      passageEnds.push(length);
      firstPlace = length;
    },
    finish: () => sortByTerm(table.list(), terms.subarray(0, length), counts, passageEnds),
  };
}

/** A counting sort: passages stay in order within each term. */
function sortByTerm(
  terms: string[],
  termOf: Uint32Array,
  countOf: Uint16Array,
  passageEnds: readonly number[],
): Postings {
  const starts = new Uint32Array(terms.length + 1);
  for (const term of termOf) starts[term + 1] = (starts[term + 1] ?? 0) + 1;
  for (let term = 0; term < terms.length; term += 1)
    starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);

  const next = starts.slice();
  const ordinals = new Uint32Array(termOf.length);
  const counts = new Uint16Array(termOf.length);
  let place = 0;
  for (const [ordinal, end] of passageEnds.entries()) {
    for (; place < end; place += 1) {
      const term = termOf[place] ?? 0;
      const target = next[term] ?? 0;
      next[term] = target + 1;
      ordinals[target] = ordinal;
      counts[target] = countOf[place] ?? 1;
    }
  }

  return { terms, starts, ordinals, counts };
}
