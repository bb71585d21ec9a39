import { randomUUID } from "node:crypto";
import { type FileHandle, open, unlink } from "node:fs/promises";
import { join } from "node:path";

/**
 * Bytes in a file that has no name any more: only who holds it can read it, and it is gone with the last of them,
 * however they end. To be closed by the caller.
 */
export async function spillToFile(
  bytes: AsyncIterable<Uint8Array>,
  folder: string,
  signal: AbortSignal,
): Promise<{ file: FileHandle; size: number }> {
  const path = join(folder, `claw-reading-${randomUUID()}`);
  const file = await open(path, "wx+", 0o600);

  try {
    await unlink(path);

    let size = 0;
    for await (const part of bytes) {
      signal.throwIfAborted();
      await file.writeFile(part);
      size += part.length;
    }

    return { file, size };
  } catch (error) {
    await file.close();
    throw error;
  }
}
