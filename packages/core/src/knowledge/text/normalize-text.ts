import { dropped, foldTable, longFolds, special } from "./fold-table.ts";
import { phrasesByStart } from "./simplified.ts";

/**
 * Text as it is compared and indexed: NFKC, radicals as the characters that they stand for, lower case, simplified
 * Chinese, without invisible marks. Length and offsets are not kept.
 */
export function normalizeText(text: string): string {
  const composed = text.normalize("NFKC");
  const first = findChange(composed);
  if (first === composed.length) return composed;

  // A character becomes another of at most two units, and a phrase keeps its length.
  const folded = new Uint16Array(2 * composed.length + 2);
  let length = 0;
  for (let at = 0; at < first; at += 1) folded[length++] = composed.charCodeAt(at);

  for (let at = first; at < composed.length; ) {
    const unit = composed.charCodeAt(at);
    const fold = foldTable[unit] ?? unit;
    if (fold !== special) {
      if (fold !== dropped) folded[length++] = fold;
      at += 1;
      continue;
    }

    const [taken, given] = foldSpecial(composed, at);
    for (let unitAt = 0; unitAt < given.length; unitAt += 1) folded[length++] = given.charCodeAt(unitAt);
    at += taken;
  }

  return Buffer.from(folded.buffer, 0, 2 * length).toString("utf16le");
}

function findChange(text: string): number {
  let at = 0;
  while (at < text.length && foldTable[text.charCodeAt(at)] === text.charCodeAt(at)) at += 1;

  return at;
}

/** @returns how many units are taken, and what they become */
function foldSpecial(text: string, at: number): [number, string] {
  const unit = text.charCodeAt(at);
  const phrase = phrasesByStart.get(unit)?.find(([key]) => text.startsWith(key, at));
  if (phrase) return [phrase[0].length, phrase[1]];

  const character = String.fromCodePoint(text.codePointAt(at) ?? unit);
  if (isVariationSelector(character)) return [character.length, ""];

  return [character.length, longFolds.get(character) ?? character.toLowerCase()];
}

/** U+E0100 to U+E01EF choose a glyph of an ideograph. */
function isVariationSelector(character: string): boolean {
  return character.charCodeAt(0) === 0xdb40 && character.charCodeAt(1) >= 0xdd00;
}
