/** A full passage: 400 Han or 1,100 Latin characters. */
export const fullWeight = 4_400;
const wideWeight = 11;
const narrowWeight = 4;

/** How much of a passage a span takes. A Han, kana or Hangul character says as much as 2.75 Latin ones. */
export function weigh(text: string, start: number, end: number): number {
  let weight = 0;
  for (let at = start; at < end; at++) weight += weightOf(text.charCodeAt(at));

  return weight;
}

/** The last offset at which a span from `start` weighs no more than that; always behind `start`. */
export function reach(text: string, start: number, end: number, most: number): number {
  let weight = 0;

  for (let at = start; at < end; at++) {
    weight += weightOf(text.charCodeAt(at));
    if (weight > most) return Math.max(at, start + 1);
  }

  return end;
}

function weightOf(unit: number): number {
  if (unit < 0x2e80 || unit > 0xffef) return narrowWeight;
  // Both halves of a surrogate pair together weigh as one wide character.
  if (unit >= 0xd800 && unit <= 0xdfff) return wideWeight / 2;

  return wideWeight;
}
