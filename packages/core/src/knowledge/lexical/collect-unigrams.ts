import type { ByteWriter } from "./byte-writer.ts";
import { writeUnigram } from "./unigrams.ts";

export type UnigramCollector = {
  add(character: number): void;
  /** Ends a passage. */
  take(writer: ByteWriter): Uint8Array;
  /** In how many passages each character is. */
  documents(): Iterable<readonly [number, number]>;
};

/** Han and the scripts that are treated like it are in the first four planes. */
const codePoints = 0x40000;

/** Counts the Han characters of passages, one after the other. */
export function collectUnigrams(): UnigramCollector {
  const counts = new Uint16Array(codePoints);
  const documents = new Map<number, number>();
  let seen = new Uint32Array(1024);
  let length = 0;

  return {
    add(character) {
      const count = counts[character] ?? 0;
      if (count < 0xffff) counts[character] = count + 1;
      if (count > 0) return;

      if (length === seen.length) {
        const grown = new Uint32Array(2 * length);
        grown.set(seen);
        seen = grown;
      }
      seen[length] = character;
      length += 1;
    },
    take(writer) {
      writer.clear();
      let previous = -1;
      for (const character of seen.subarray(0, length).sort()) {
        writeUnigram(writer, previous, character, counts[character] ?? 1);
        counts[character] = 0;
        documents.set(character, (documents.get(character) ?? 0) + 1);
        previous = character;
      }
      length = 0;

      return writer.take();
    },
    documents: () => documents,
  };
}
