/** The words of a search: what stands between white space. Eight at most, since each is looked for in each text. */
export function searchWords(query: string): string[] {
  return [...new Set(query.split(/\s+/u).filter((word) => word !== ""))].slice(0, mostWords);
}

const mostWords = 8;

/** Patterns for LIKE; a person who types a percent sign means a percent sign. */
export function patternsOf(words: readonly string[]): string[] {
  return words.map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
}

/** Whether the index of pairs helps: a single character makes none. */
export function hasPairs(words: readonly string[]): boolean {
  return words.some((word) => [...word].length > 1);
}
