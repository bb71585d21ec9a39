import { listTerms } from "../../src/knowledge/text/list-terms.ts";

/** A passage of a segment in which something is visible. */
export type OraclePassage = { chunkId: string; text: string; isVisible: boolean };

type Counted = OraclePassage & { words: Map<string, number>; singles: Map<string, number>; length: number };

/**
 * BM25 as a textbook has it, over whole texts: k1 = 1.2, b = 0.75, words in letters twice, single Han characters at 0.8.
 * A passage counts that has a word of the question or one of its eight rarest characters (of at most 64 passages); where
 * no word is known, one of its 32 rarest.
 */
export function rankNaively(passages: readonly OraclePassage[], query: string): Map<string, number> {
  const counted = passages.map(count);
  const { words, singles } = count({ chunkId: "", text: query, isVisible: true });
  const average = Math.max(
    1,
    counted.reduce((sum, { length }) => sum + length, 0) / Math.max(1, counted.length),
  );
  const having = (kind: "words" | "singles", term: string) =>
    counted.filter((passage) => passage[kind].has(term)).length;

  const knownWords = [...words.keys()].filter((word) => having("words", word) > 0);
  const rarest = [...singles.keys()]
    .map((term) => ({ term, documents: having("singles", term) }))
    .filter(({ documents }) => documents > 0)
    .sort((left, right) => left.documents - right.documents || codePoint(left.term) - codePoint(right.term));
  const rare = rarest
    .filter(({ documents }) => documents <= Math.max(64, 0.005 * counted.length))
    .slice(0, 8);
  const finders = new Set((knownWords.length > 0 ? rare : rarest.slice(0, 32)).map(({ term }) => term));

  const scores = new Map<string, number>();
  for (const passage of counted) {
    const isFound =
      knownWords.some((word) => passage.words.has(word)) ||
      [...finders].some((term) => passage.singles.has(term));
    if (!passage.isVisible || !isFound) continue;

    const score = (kind: "words" | "singles", term: string, weight: number) => {
      const documents = having(kind, term);
      const times = passage[kind].get(term) ?? 0;
      const rarity = Math.log(1 + (counted.length - documents + 0.5) / (documents + 0.5));
      return (weight * rarity * times * 2.2) / (times + 1.2 * (0.25 + (0.75 * passage.length) / average));
    };
    let sum = 0;
    for (const [word, times] of words) sum += score("words", word, times * (isHan(word) ? 1 : 2));
    for (const [single, times] of singles) sum += score("singles", single, 0.8 * times);
    scores.set(passage.chunkId, sum);
  }

  return scores;
}

function count(passage: OraclePassage): Counted {
  const { words, singles } = listTerms(passage.text);

  return { ...passage, words: tally(words), singles: tally(singles), length: words.length };
}

function tally(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);

  return counts;
}

function isHan(word: string): boolean {
  return /^\p{Script=Han}{2}$/u.test(word);
}

function codePoint(character: string): number {
  return character.codePointAt(0) ?? 0;
}
