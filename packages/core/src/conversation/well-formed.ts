/** The first half of a character outside the Basic Multilingual Plane, an emoji for instance (Unicode 16.0, section 3.8). */
export function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

/**
 * Makes pieces that may end within a character into pieces that do not: a half is held back until its other half
 * comes. Halves that stay alone become U+FFFD, and U+0000 is dropped, which PostgreSQL's text cannot hold.
 */
export function createTextMender() {
  let half = "";

  return {
    /** The whole characters of this piece, with the half that the last one ended in. */
    mend(piece: string): string {
      if (piece === "") return "";

      const joined = half + piece;
      const endsInHalf = isHighSurrogate(joined.charCodeAt(joined.length - 1));
      half = endsInHalf ? joined.slice(-1) : "";
      const whole = endsInHalf ? joined.slice(0, -1) : joined;

      return whole.includes("\u0000") ? whole.replaceAll("\u0000", "").toWellFormed() : whole.toWellFormed();
    },
    /** What is left at the end: nothing, or the mark for a half without its other half. */
    rest(): string {
      const rest = half.toWellFormed();
      half = "";

      return rest;
    },
  };
}
