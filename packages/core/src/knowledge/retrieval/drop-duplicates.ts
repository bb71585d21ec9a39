import { normalizeText } from "../text/normalize-text.ts";
import type { Dropped, GatedPassage } from "./gate.ts";

/**
 * The first passages that say something of their own. One that differs in a word may differ in what counts, so it stays:
 * only what is there already, letter for letter, however it is written and set, falls.
 * @param isSame `whole`: the same words as another passage; `part`: also words that are all within another one
 */
export function dropDuplicates<Passage extends GatedPassage>(
  passages: readonly Passage[],
  most: number,
  isSame: "whole" | "part",
): { kept: Passage[]; dropped: Dropped[] } {
  const kept: { passage: Passage; letters: string }[] = [];
  const dropped: Dropped[] = [];

  for (const passage of passages) {
    if (kept.length >= most) {
      dropped.push({ chunkId: passage.chunkId, reason: "beyond" });
      continue;
    }

    const letters = lettersOf(passage.content);
    const isKnown =
      letters !== "" &&
      kept.some((one) => (isSame === "whole" ? one.letters === letters : one.letters.includes(letters)));
    if (isKnown) dropped.push({ chunkId: passage.chunkId, reason: "duplicate" });
    else kept.push({ passage, letters });
  }

  return { kept: kept.map(({ passage }) => passage), dropped };
}

/** Letters and numbers, with what changes a number. */
function lettersOf(text: string): string {
  return normalizeText(text).replace(/[^\p{L}\p{N}\p{S}.%-]+/gu, "");
}
