import { radicals } from "./radicals.ts";
import { phrasesByStart, simplifiedOf } from "./simplified.ts";

/** A unit that is left out: soft hyphens, zero-width and direction marks, variation selectors. */
export const dropped = 0;
/** A unit that needs a second look: it starts a phrase, becomes two units, or is half of a character. */
export const special = 0xffff;

const invisible =
  /[\u{ad}\u{34f}\u{61c}\u{180b}-\u{180f}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{206f}\u{fe00}-\u{fe0f}\u{feff}]/gv;
const upperCase = /\p{Changes_When_Lowercased}/gv;
const units = String.fromCharCode(...range(0, 0xd800)) + String.fromCharCode(...range(0xe000, 0x10000));

/** What a UTF-16 unit of NFKC text becomes. */
export const foldTable: Uint16Array = buildTable();

/** What the characters outside of the table become. */
export const longFolds: ReadonlyMap<string, string> = new Map(longFoldsOf());

function buildTable(): Uint16Array {
  const table = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);
  for (const [key, value] of shortFolds()) {
    table[key.charCodeAt(0)] = value.length === 1 ? value.charCodeAt(0) : special;
  }

  for (const start of phrasesByStart.keys()) table[start] = special;
  for (let unit = 0xd800; unit < 0xe000; unit += 1) table[unit] = special;
  for (const [mark] of units.matchAll(invisible)) table[mark.charCodeAt(0)] = dropped;

  // Both are no characters; text has none.
  table[0] = 0x20;
  table[special] = 0x20;

  return table;
}

/** Of characters of one unit. A radical goes on to its simplified form. */
function* shortFolds(): Iterable<[string, string]> {
  for (const [letter] of units.matchAll(upperCase)) yield [letter, letter.toLowerCase()];
  for (const [key, value] of simplifiedOf) if (key.length === 1) yield [key, value];
  for (const [unit, ideograph] of radicals) {
    yield [String.fromCharCode(unit), simplifiedOf.get(ideograph) ?? ideograph];
  }
}

function* longFoldsOf(): Iterable<[string, string]> {
  for (const [key, value] of shortFolds()) if (value.length > 1) yield [key, value];
  for (const [key, value] of simplifiedOf) {
    if (key.length > 1 || phrasesByStart.has(key.charCodeAt(0))) yield [key, value];
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}
