/** 32-bit floats, little endian, as `chunk_vectors.vector` has them. */
export function vectorToBytes(vector: Float32Array): Buffer {
  const bytes = Buffer.allocUnsafe(vector.length * 4);
  for (const [at, value] of vector.entries()) bytes.writeFloatLE(value, at * 4);

  return bytes;
}

/** The inverse of {@link vectorToBytes}. */
export function bytesToVector(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

  return Float32Array.from({ length: bytes.byteLength >> 2 }, (_, at) => view.getFloat32(at * 4, true));
}

/** The signs of a vector's components as PostgreSQL writes a bit string: 1 for what is above zero. */
export function signBits(vector: Float32Array): string {
  let bits = "";
  for (const value of vector) bits += value > 0 ? "1" : "0";

  return bits;
}

/** The cosine of two vectors of length 1; the second as it is stored. */
export function similarity(vector: Float32Array, stored: Uint8Array): number {
  const view = new DataView(stored.buffer, stored.byteOffset, stored.byteLength);
  let sum = 0;
  for (let at = 0; at < vector.length; at += 1) sum += (vector[at] ?? 0) * view.getFloat32(at * 4, true);

  return sum;
}
