import { batchesOf } from "@claw/core";

/** What one upsert may have (docs.pinecone.io, "Upsert limits": 2 MB, 1,000 records), with room for the frame. */
const bytesPerRequest = 1_800_000;
const recordsPerRequest = 1_000;
/** Of a number in JSON, with its comma; nine digits tell any two 32-bit floats apart (IEEE 754-2019, 5.12.2). */
const bytesPerNumber = 16;
const digits = 9;

type Record = { id: string; values: number[] };

/** Vectors as records, in batches that the store takes. */
export function* upsertBatches(
  vectors: readonly { chunkId: string; vector: Float32Array }[],
): Generator<Record[]> {
  const dimensions = vectors[0]?.vector.length ?? 1;
  const size = Math.max(1, Math.floor(bytesPerRequest / (dimensions * bytesPerNumber)));

  for (const batch of batchesOf(vectors, Math.min(size, recordsPerRequest))) {
    yield batch.map(({ chunkId, vector }) => ({ id: chunkId, values: [...vector].map(shorten) }));
  }
}

function shorten(value: number): number {
  return Number(value.toPrecision(digits));
}
