const longest = 0xffff;

/** How many terms each passage has, as `lexical_segments` keeps it: 16 bits each, little endian. */
export function lengthBytes(lengths: readonly number[]): { lengths: Uint8Array; totalLength: number } {
  const bytes = Buffer.alloc(2 * lengths.length);
  let totalLength = 0;
  for (const [ordinal, length] of lengths.entries()) {
    const kept = Math.min(length, longest);
    bytes.writeUInt16LE(kept, 2 * ordinal);
    totalLength += kept;
  }

  return { lengths: new Uint8Array(bytes), totalLength };
}

export function readLengths(bytes: Uint8Array): Uint16Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

  return Uint16Array.from({ length: bytes.byteLength / 2 }, (_, ordinal) =>
    view.getUint16(2 * ordinal, true),
  );
}
