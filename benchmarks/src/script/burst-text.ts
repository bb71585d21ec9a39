/**
 * The text of one token of a burst: its place in the answer, so that a gap or a repeat shows in the text.
 * @param width so many characters of filling after it
 */
export function burstToken(index: number, width: number): string {
  return ` ${index}${"~".repeat(width)}`;
}

/** The whole text of a burst. */
export function burstText(tokens: number, width: number): string {
  return Array.from({ length: tokens }, (_, index) => burstToken(index, width)).join("");
}
