import { BlobMissing, type BlobStore } from "@claw/core";
import { checkBlobKey } from "./check-blob-key.ts";
import { inParts } from "./in-parts.ts";
import { readTag, readTags } from "./read-tags.ts";
import { putInParts } from "./s3-put-in-parts.ts";
import { S3Failed, type S3Options, signedFetch } from "./s3-signed-fetch.ts";

export type { S3Options } from "./s3-signed-fetch.ts";

/** One request takes that much; what is longer is uploaded in parts of this size, of which S3 allows 10,000. */
const partBytes = 8 * 1024 ** 2;

/** Blobs in a bucket of an S3-compatible store. At most two parts of one blob are in memory. */
export function s3BlobStore(options: S3Options): BlobStore {
  return {
    async put(key, bytes, signal) {
      checkBlobKey(key);
      const parts = inParts(bytes, partBytes);
      const first = await parts.next();
      const second = await parts.next();

      if (second.done) {
        const body = first.value ?? new Uint8Array();
        await drop(await signedFetch(options, { method: "PUT", key, body, signal }));
        return;
      }
      await putInParts(options, key, chain([first.value ?? new Uint8Array(), second.value], parts), signal);
    },

    async *open(key, signal) {
      checkBlobKey(key);

      try {
        const answer = await signedFetch(options, { method: "GET", key, signal });
        if (answer.body) yield* answer.body;
      } catch (cause) {
        throw cause instanceof S3Failed && cause.status === 404 ? new BlobMissing(key, { cause }) : cause;
      }
    },

    async delete(key) {
      await drop(await signedFetch(options, { method: "DELETE", key: checkBlobKey(key) }));
    },

    async *list(prefix) {
      let continuation: string | null = null;

      do {
        const query: Record<string, string> = { "list-type": "2", prefix };
        if (continuation !== null) query["continuation-token"] = continuation;
        const page = await (await signedFetch(options, { method: "GET", key: "", query })).text();

        yield* readTags(page, "Key");
        continuation = readTag(page, "NextContinuationToken");
      } while (continuation !== null);
    },
  };
}

async function drop(answer: Response): Promise<void> {
  await answer.body?.cancel();
}

async function* chain<Item>(first: readonly Item[], rest: AsyncIterable<Item>): AsyncGenerator<Item> {
  yield* first;
  yield* rest;
}
