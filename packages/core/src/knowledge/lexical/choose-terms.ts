import { type Collection, documentsOf } from "./collection.ts";
import type { QueryTerms } from "./query-terms.ts";

/** Where most passages are looked at for a term's sake, it costs more than it tells. */
const largeCollection = 20_000;
const commonShare = 0.02;
const fewestTerms = 3;

/** A character so rare is looked for as words are: its postings are short, and it may stand alone ("鑫是什么"). */
const rareShare = 0.005;
const rareDocuments = 64;
const mostRare = 8;
/** Where there is nothing but characters. */
const mostSingles = 32;

export type Single = { character: number; term: string; weight: number; documents: number };

/** The question's Han characters that are in some passage, the rarest first. */
export function knownSingles(collection: Collection, { singles }: QueryTerms): Single[] {
  return Array.from(singles, ([character, weight]) => ({
    character,
    term: String.fromCodePoint(character),
    weight,
    documents: documentsOf(collection, character),
  }))
    .filter(({ documents }) => documents > 0)
    .sort((left, right) => left.documents - right.documents || left.character - right.character);
}

/** Those that find passages beside the words. */
export function rareSingles({ chunkCount }: Collection, singles: readonly Single[]): readonly Single[] {
  const most = Math.max(rareDocuments, rareShare * chunkCount);

  return singles.filter(({ documents }) => documents <= most).slice(0, mostRare);
}

/** Those that find passages where no word does. */
export function searchedSingles(singles: readonly Single[]): readonly Single[] {
  return singles.slice(0, mostSingles);
}

/** Without those that are in more than 2 % of a large collection, while at least three are left. In their order. */
export function distinctive<Term extends { documents: number }>(
  { chunkCount }: Collection,
  terms: readonly Term[],
): Term[] {
  const known = terms.filter(({ documents }) => documents > 0);
  if (chunkCount < largeCollection) return known;

  const rarest = new Set(
    known.toSorted((left, right) => left.documents - right.documents).slice(0, fewestTerms),
  );
  return known.filter((term) => rarest.has(term) || term.documents <= commonShare * chunkCount);
}
