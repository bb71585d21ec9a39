/** The same bytes in pieces of exactly `size`, but for the last one, which is shorter and may be empty if it is the first. */
export async function* inParts(
  bytes: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let part = new Uint8Array(size);
  let filled = 0;
  let parts = 0;

  for await (const piece of bytes) {
    for (let from = 0; from < piece.length; ) {
      const taken = piece.subarray(from, from + size - filled);
      part.set(taken, filled);
      filled += taken.length;
      from += taken.length;
      if (filled < size) continue;

      yield part;
      parts += 1;
      part = new Uint8Array(size);
      filled = 0;
    }
  }

  if (filled > 0 || parts === 0) yield part.subarray(0, filled);
}
