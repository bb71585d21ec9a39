import { type ByteReader, readVarint } from "./byte-reader.ts";
import { createByteWriter } from "./byte-writer.ts";

/** In how many passages each Han character is, by code point. */
export type Dictionary = ReadonlyMap<number, number>;

/** Where `lexical_blocks` keeps the dictionary. */
export const dictionaryBucket = -1;
const dictionaryVersion = 1;

/**
 * The format of bucket -1, version 1: a version byte, then for each character, in ascending order, how far it lies
 * beyond the one before it (the first: beyond -1) less 1, and in how many passages it is; all varints. Apart from the
 * blocks, since every question asks for its characters' numbers, and hardly any for their long postings.
 */
export function writeDictionary(documents: Iterable<readonly [number, number]>): Uint8Array {
  const writer = createByteWriter();
  writer.byte(dictionaryVersion);
  let previous = -1;
  for (const [character, count] of [...documents].sort(([left], [right]) => left - right)) {
    writer.varint(character - previous - 1);
    writer.varint(count);
    previous = character;
  }

  return writer.take();
}

/** Throws a RangeError for bytes that are no dictionary. */
export function readDictionary(bytes: Uint8Array): Dictionary {
  if (bytes[0] !== dictionaryVersion)
    throw new RangeError(`a dictionary of version ${bytes[0]} is not known here`);

  const reader: ByteReader = { bytes, at: 1 };
  const documents = new Map<number, number>();
  let character = -1;
  while (reader.at < bytes.length) {
    character += readVarint(reader) + 1;
    documents.set(character, readVarint(reader));
  }

  return documents;
}
