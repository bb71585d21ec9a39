import { normalizeText } from "../text/normalize-text.ts";
import type { Dropped, GatedPassage } from "./gate.ts";

const shingleLength = 6;
/** Of the shorter passage's runs of characters, this part is also in the longer one. */
const sameShare = 0.9;

/**
 * The first passages that say something of their own.
 * @param isSame `text`: a passage falls for the same words; `nearly`: also for almost the same
 */
export function dropDuplicates<Passage extends GatedPassage>(
  passages: readonly Passage[],
  most: number,
  isSame: "text" | "nearly",
): { kept: Passage[]; dropped: Dropped[] } {
  const kept: { passage: Passage; letters: string; shingles: Set<string> }[] = [];
  const dropped: Dropped[] = [];

  for (const passage of passages) {
    if (kept.length >= most) {
      dropped.push({ chunkId: passage.chunkId, reason: "beyond" });
      continue;
    }

    const letters = lettersOf(passage.content);
    const shingles = isSame === "nearly" ? shinglesOf(letters) : new Set<string>();
    const isKnown = kept.some(
      (one) => (letters !== "" && one.letters === letters) || share(one.shingles, shingles) >= sameShare,
    );
    if (isKnown) dropped.push({ chunkId: passage.chunkId, reason: "duplicate" });
    else kept.push({ passage, letters, shingles });
  }

  return { kept: kept.map(({ passage }) => passage), dropped };
}

function lettersOf(text: string): string {
  return normalizeText(text).replace(/[^\p{L}\p{N}]+/gu, "");
}

function shinglesOf(letters: string): Set<string> {
  const shingles = new Set<string>();
  for (let at = 0; at + shingleLength <= letters.length; at += 1) {
    shingles.add(letters.slice(at, at + shingleLength));
  }

  return shingles;
}

function share(one: ReadonlySet<string>, two: ReadonlySet<string>): number {
  const [shorter, longer] = one.size < two.size ? [one, two] : [two, one];
  if (shorter.size === 0) return 0;

  let common = 0;
  for (const shingle of shorter) if (longer.has(shingle)) common += 1;

  return common / shorter.size;
}
