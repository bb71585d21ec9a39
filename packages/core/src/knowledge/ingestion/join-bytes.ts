/** Values of bytes as one, with the place of each as PostgreSQL's `substring` counts: from 1. */
export function joinBytes(parts: readonly Uint8Array[]) {
  const lengths = parts.map((part) => part.byteLength);
  let next = 1;
  const starts = lengths.map((length) => {
    const start = next;
    next += length;
    return start;
  });

  return { bytes: Buffer.concat(parts), starts, lengths };
}
