import { ReadingFailed } from "@claw/core/knowledge/ports";
import { type Entry, fromFdPromise, type ZipFile } from "yauzl";
import type { Source } from "../child/source.ts";
import { refuseBomb } from "./refuse-bomb.ts";

/** A zip file whose directory has been checked before anything in it was inflated. */
export type Archive = {
  has(name: string): boolean;
  /** Inflates a part, piece by piece; no more than it said it has. Nothing where there is no such part. */
  read(name: string): AsyncGenerator<Buffer>;
};

/** Throws a ReadingFailed: ARCHIVE_BOMB, ENCRYPTED, MALFORMED. Names are those of OOXML parts, without regard to case. */
export async function openArchive(source: Source): Promise<Archive> {
  const zip = await openZip(source.fd);
  const entries = new Map<string, Entry>();
  refuseBomb.byCount(zip.entryCount);

  try {
    for await (const entry of zip.eachEntry()) {
      const key = entry.fileName.toLowerCase();
      if (!entries.has(key)) entries.set(key, entry);
    }
  } catch (error) {
    throw notWhole(error);
  }

  const all = [...entries.values()];
  refuseBomb.byDirectory(all, source.size);
  if (all.some((entry) => entry.isEncrypted())) {
    throw new ReadingFailed(
      "ENCRYPTED",
      "The file needs a password. Remove the password and upload it again.",
    );
  }

  let inflated = 0;

  return {
    has: (name) => entries.has(name.toLowerCase()),
    async *read(name) {
      const entry = entries.get(name.toLowerCase());
      if (!entry) return;

      let length = 0;
      for await (const piece of inflate(zip, entry)) {
        length += piece.length;
        inflated += piece.length;
        refuseBomb.byLength(length, entry.uncompressedSize);
        refuseBomb.bySum(inflated, source.limits.inflatedBytes);
        yield piece;
      }
    },
  };
}

async function openZip(fd: number): Promise<ZipFile> {
  try {
    // Lengths are checked here, where a longer one is a bomb and not a mistake.
    return await fromFdPromise(fd, { lazyEntries: true, autoClose: false, validateEntrySizes: false });
  } catch (error) {
    throw notWhole(error);
  }
}

async function* inflate(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  try {
    const stream: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry);
    yield* stream;
  } catch (error) {
    throw notWhole(error);
  }
}

function notWhole(error: unknown): ReadingFailed {
  return new ReadingFailed("MALFORMED", "The file is damaged: its archive cannot be read to the end.", {
    cause: error,
  });
}
