import { createHash } from "node:crypto";
import type { KnowledgeDeps } from "./deps.ts";
import type { BlobStore } from "./ports.ts";
import { requireFileSize } from "./quotas.ts";

/** Bytes that are stored, and what they are. */
export type StoredBytes = {
  key: string;
  size: number;
  /** SHA-256, in hexadecimal. */
  contentHash: string;
};

/** Stores bytes while they are hashed and counted. PAYLOAD_TOO_LARGE as soon as there are too many; then none are kept. */
export async function storeBytes(
  { blobs, limits }: Pick<KnowledgeDeps, "blobs" | "limits">,
  key: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<StoredBytes> {
  const hash = createHash("sha256");
  let size = 0;

  async function* passing(): AsyncGenerator<Uint8Array> {
    for await (const part of bytes) {
      size += part.byteLength;
      requireFileSize(limits, size);
      hash.update(part);
      yield part;
    }
  }
  await blobs.put(key, passing());

  return { key, size, contentHash: hash.digest("hex") };
}

/** Takes back bytes for which no document was written. What cannot be taken back now, the reconciler finds later. */
export async function forgetBytes(
  { blobs, log }: { blobs: BlobStore; log: KnowledgeDeps["log"] },
  key: string,
): Promise<void> {
  try {
    await blobs.delete(key);
  } catch (error) {
    log.warn({ err: error, key }, "bytes that belong to no document were not removed; the reconciler will");
  }
}
