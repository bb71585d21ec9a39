import type { Source } from "../child/source.ts";

/** Whether a file is a zip archive, by its first bytes. */
export function isArchive(start: Buffer): boolean {
  return ["PK\u0003\u0004", "PK\u0005\u0006"].includes(start.toString("latin1", 0, 4));
}

/**
 * Looks into the directory of an archive before a process is started for it, so that a bomb costs next to nothing.
 * Throws a ReadingFailed: ARCHIVE_BOMB, ENCRYPTED, MALFORMED. Other files pass.
 */
export async function judgeArchive(source: Source): Promise<void> {
  if (!isArchive(source.readAt(0, 4))) return;

  const { openArchive } = await import("./open-archive.ts");
  await openArchive(source);
}
