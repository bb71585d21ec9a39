import { createReadStream } from "node:fs";
import { mkdir, open, opendir, rename, rm } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { BlobMissing, type BlobStore } from "@claw/core";
import { checkBlobKey } from "./check-blob-key.ts";
import { isMissing } from "./is-missing.ts";

/** Of a file that is being written; no key ends like that. */
const unfinished = ".part";

/**
 * Blobs as files below a folder, for one machine or a disk that all processes share. A blob is written beside its place
 * and moved there when its bytes and its name are on the disk, so that a cut of the power leaves the old one or the new.
 */
export function diskBlobStore(folder: string): BlobStore {
  const pathOf = (key: string): string => join(folder, ...checkBlobKey(key).split("/"));

  return {
    async put(key, bytes, signal) {
      const path = pathOf(key);
      const draft = `${path}.${crypto.randomUUID()}${unfinished}`;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });

      try {
        await writeWhole(draft, bytes, signal);
        await rename(draft, path);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
      await syncFolder(dirname(path));
    },

    async *open(key, signal) {
      const stream = createReadStream(pathOf(key), signal ? { signal } : {});

      try {
        for await (const piece of stream) yield piece;
      } catch (cause) {
        throw isMissing(cause) ? new BlobMissing(key, { cause }) : cause;
      }
    },

    async delete(key) {
      await rm(pathOf(key), { force: true });
    },

    async *list(prefix) {
      const above = prefix.slice(0, prefix.lastIndexOf("/") + 1);
      const start = above === "" ? folder : pathOf(above.slice(0, -1));

      for await (const key of walk(start, above)) if (key.startsWith(prefix)) yield key;
    },
  };
}

async function writeWhole(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  signal?: AbortSignal,
): Promise<void> {
  await using file = await open(path, "wx", 0o600);

  for await (const piece of bytes) {
    signal?.throwIfAborted();
    await file.writeFile(piece);
  }
  await file.sync();
}

/** A name is on the disk when its folder is (fsync(2), "does not necessarily ensure that the entry … has also reached disk"). */
async function syncFolder(folder: string): Promise<void> {
  if (sep === "\\") return;

  await using handle = await open(folder, "r");
  await handle.sync();
}

async function* walk(folder: string, above: string): AsyncGenerator<string> {
  try {
    for await (const entry of await opendir(folder)) {
      const key = `${above}${entry.name}`;
      if (entry.isDirectory()) yield* walk(join(folder, entry.name), `${key}/`);
      else if (entry.isFile() && !key.endsWith(unfinished)) yield key;
    }
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
