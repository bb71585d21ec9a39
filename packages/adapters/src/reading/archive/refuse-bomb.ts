import { ReadingFailed } from "@claw/core/knowledge/ports";
import type { Entry } from "yauzl";

/** A document with ten thousand pictures has as many parts. */
const mostEntries = 20_000;
const mostTotal = 1_000_000_000;
/** Markup shrinks to a tenth, a sheet of equal cells to a hundredth; deflate cannot do better than a thousandth. */
const mostRatio = 200;
/** Below this a ratio says nothing, and does no harm. */
const harmless = 20_000_000;

/** What tells an archive that would become far larger than a document is; each throws a ReadingFailed (ARCHIVE_BOMB). */
export const refuseBomb = {
  byCount(entries: number): void {
    if (entries > mostEntries) throw bomb(`it has ${entries} parts`);
  },

  byDirectory(entries: readonly Entry[], fileSize: number): void {
    const total = sumOf(entries, "uncompressedSize");
    if (total > mostTotal) throw bomb(`it would become ${inMegabytes(total)} MB`);
    if (total > harmless && total > mostRatio * fileSize)
      throw bomb(`it would become ${inMegabytes(total)} MB`);
    // Parts that share their bytes: a small file that is many large ones.
    if (sumOf(entries, "compressedSize") > fileSize) throw bomb("its parts overlap");

    for (const { uncompressedSize, compressedSize } of entries) {
      if (uncompressedSize > harmless && uncompressedSize > mostRatio * compressedSize) {
        throw bomb(`a part of it would become ${inMegabytes(uncompressedSize)} MB`);
      }
    }
  },

  /** Directories lie. */
  byLength(length: number, said: number): void {
    if (length > said) throw bomb("a part of it is longer than it says");
  },

  bySum(inflated: number, most: number): void {
    if (inflated > most) throw bomb(`its text would become more than ${inMegabytes(most)} MB`);
  },
};

function sumOf(entries: readonly Entry[], size: "compressedSize" | "uncompressedSize"): number {
  return entries.reduce((sum, entry) => sum + entry[size], 0);
}

function bomb(why: string): ReadingFailed {
  return new ReadingFailed("ARCHIVE_BOMB", `The file is not taken in: ${why} when it is unpacked.`);
}

function inMegabytes(bytes: number): number {
  return Math.round(bytes / 1_000_000);
}
