import { type ByteReader, readVarint } from "./byte-reader.ts";
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

/** How often each of the characters, in ascending order, is in a passage. */
export function countUnigrams(bytes: Uint8Array, characters: ArrayLike<number>, counts: Uint32Array): void {
  counts.fill(0);
  const reader: ByteReader = { bytes, at: 0 };
  let character = -1;
  let wanted = 0;
  while (reader.at < bytes.length && wanted < characters.length) {
    const step = readVarint(reader);
    const count = (step & 1) === 1 ? readVarint(reader) : 1;
    character += (step >>> 1) + 1;

    while (wanted < characters.length && (characters[wanted] ?? 0) < character) wanted += 1;
    if (characters[wanted] === character) {
      counts[wanted] = count;
      wanted += 1;
    }
  }
}
