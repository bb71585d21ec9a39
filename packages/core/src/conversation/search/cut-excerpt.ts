import type { HitSpan } from "@claw/contract";

export type Cut = { text: string; isCutBefore: boolean; isCutAfter: boolean };

/** A part of a text in one line, and where the words stand in it, in any case. */
export function cutExcerpt(
  { text, isCutBefore, isCutAfter }: Cut,
  words: readonly string[],
): { excerpt: string; spans: HitSpan[] } {
  const line = text.replaceAll(/\s+/gu, " ").trim();
  const excerpt = `${isCutBefore ? "…" : ""}${line}${isCutAfter ? "…" : ""}`;

  return { excerpt, spans: findSpans(excerpt, words) };
}

export function findSpans(text: string, words: readonly string[]): HitSpan[] {
  const longestFirst = words.toSorted((one, other) => other.length - one.length);
  const shape = new RegExp(longestFirst.map(literally).join("|"), "giu");

  return [...text.matchAll(shape)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
}

/** Every character that means something in a pattern, without its meaning. */
function literally(word: string): string {
  return word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
