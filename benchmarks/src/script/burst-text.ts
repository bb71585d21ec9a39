/** The text of one token of a burst: its place in the answer, so that a gap or a repeat shows in the text. */
export function burstToken(index: number): string {
  return ` ${index}`;
}

/** The whole text of a burst. */
export function burstText(tokens: number): string {
  return Array.from({ length: tokens }, (_, index) => burstToken(index)).join("");
}
