import { normalizeText } from "./normalize-text.ts";

/**
 * A character with its marks as `normalizeText` makes it, for whoever has to keep offsets: empty for invisible ones. What
 * depends on the neighbours is left out, which is a few phrases of traditional Chinese (乾坤).
 */
export function foldCharacter(character: string): string {
  return normalizeText(character);
}
