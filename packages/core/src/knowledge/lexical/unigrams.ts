import type { ByteWriter } from "./byte-writer.ts";

/**
 * The format of `chunks.unigrams`: the Han characters of a passage in ascending order. For each a varint, half of which,
 * rounded down, plus 1 is how far it lies beyond the one before it (the first: beyond -1); if it is odd, another varint
 * says how often the character is there, otherwise it is there once. No version byte: it is rewritten with its passage.
 */
export function writeUnigram(writer: ByteWriter, previous: number, character: number, count: number): void {
  const step = (character - previous - 1) * 2;
  writer.varint(count > 1 ? step + 1 : step);
  if (count > 1) writer.varint(count);
}

/** No character. */
const beyond = 0x7fffffff;

/**
 * How often each of the characters, in ascending order, is in a passage. Reads in place: three hundred passages of two
 * hundred characters each are looked through for every question.
 */
export function countUnigrams(bytes: Uint8Array, characters: Int32Array, counts: Int32Array): void {
  counts.fill(0);
  const { length } = bytes;
  let place = 0;
  let character = -1;
  let at = 0;
  let wanted = characters[0] ?? beyond;
  while (place < length) {
    let byte = bytes[place++] ?? 0;
    let step = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = bytes[place++] ?? 0;
      step |= (byte & 0x7f) << shift;
    }

    let count = 1;
    if ((step & 1) === 1) {
      byte = bytes[place++] ?? 0;
      count = byte & 0x7f;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = bytes[place++] ?? 0;
        count |= (byte & 0x7f) << shift;
      }
    }

    character += (step >>> 1) + 1;
    if (character < wanted) continue;

    while (wanted < character) wanted = characters[++at] ?? beyond;
    if (wanted === character) {
      counts[at] = count;
      wanted = characters[++at] ?? beyond;
    }
    if (wanted === beyond) return;
  }
}
