/** The words of a search: what stands between white space. Eight at most, since each is looked for in each text. */
export function searchWords(query: string): string[] {
  return [...new Set(query.split(/\s+/u).filter((word) => word !== ""))].slice(0, mostWords);
}

const mostWords = 8;

/** Patterns for LIKE; a person who types a percent sign means a percent sign. */
export function patternsOf(words: readonly string[]): string[] {
  return words.map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
}

/**
 * The words that the index of trigrams helps with: three letters or digits in a row. Most Chinese words have two; texts
 * are read for those, one's own alone.
 */
export function indexedWords(words: readonly string[]): string[] {
  return words.filter((word) => /[\p{L}\p{N}]{3}/u.test(word));
}
