import { BlobMissing, type BlobStore } from "@claw/core";

export type MemoryBlobs = BlobStore & { readonly stored: ReadonlyMap<string, Uint8Array> };

/** The bytes of documents for as long as the test runs. */
export function memoryBlobs(): MemoryBlobs {
  const stored = new Map<string, Uint8Array>();

  return {
    stored,
    async put(key, bytes) {
      const parts: Uint8Array[] = [];
      for await (const part of bytes) parts.push(part);
      stored.set(key, Buffer.concat(parts));
    },
    async *open(key) {
      const bytes = stored.get(key);
      if (!bytes) throw new BlobMissing(key);
      yield bytes;
    },
    async delete(key) {
      stored.delete(key);
    },
    async *list(prefix) {
      for (const key of [...stored.keys()]) if (key.startsWith(prefix)) yield key;
    },
  };
}
