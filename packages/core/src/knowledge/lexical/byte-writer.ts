/** Bytes that grow. */
export type ByteWriter = {
  byte(value: number): void;
  /** A whole number from 0 to 2^32 - 1: seven bits a byte, the lowest first, the high bit set on all but the last. */
  varint(value: number): void;
  bytes(value: Uint8Array): void;
  /** A term in UTF-8, after its length in bytes as a varint. */
  name(term: string): void;
  length(): number;
  /** A copy of what was written since it was made or last cleared. */
  take(): Uint8Array<ArrayBuffer>;
  /** The same without a copy: it is gone with the next write. */
  written(): Uint8Array;
  clear(): void;
};

const encoder = new TextEncoder();

export function createByteWriter(capacity = 4096): ByteWriter {
  let buffer = new Uint8Array(capacity);
  let length = 0;

  function makeRoom(more: number): void {
    if (length + more <= buffer.length) return;

    const grown = new Uint8Array(Math.max(2 * buffer.length, length + more));
    grown.set(buffer);
    buffer = grown;
  }

  return {
    byte(value) {
      makeRoom(1);
      buffer[length++] = value;
    },
    varint(value) {
      makeRoom(5);
      let rest = value;
      while (rest > 0x7f) {
        buffer[length++] = (rest & 0x7f) | 0x80;
        rest >>>= 7;
      }
      buffer[length++] = rest;
    },
    bytes(value) {
      makeRoom(value.length);
      buffer.set(value, length);
      length += value.length;
    },
    name(term) {
      makeRoom(3 * term.length + 5);
      // Behind the place of a length of one byte, which all but the longest have.
      const { written } = encoder.encodeInto(term, buffer.subarray(length + 1));
      if (written > 0x7f) {
        this.varint(written);
        length += encoder.encodeInto(term, buffer.subarray(length)).written;
        return;
      }

      buffer[length] = written;
      length += 1 + written;
    },
    length: () => length,
    take: () => buffer.slice(0, length),
    written: () => buffer.subarray(0, length),
    clear() {
      length = 0;
    },
  };
}
