import { copyFile, open, stat, truncate } from "node:fs/promises";
import { ignoreMissing } from "./read-if-there.ts";

const maxBytes = 8 * 1024 * 1024;
const checkEveryMs = 60_000;

/**
 * Keeps the server's log below 8 MB and one former part of as much beside it (`.1`). PostgreSQL appends to the open
 * file, so it is copied and emptied.
 */
export function boundServerLog(file: string, onError: (error: unknown) => void): Disposable {
  const check = () => void rotateWhenFull(file).catch(onError);
  check();
  const timer = setInterval(check, checkEveryMs).unref();

  return { [Symbol.dispose]: () => clearInterval(timer) };
}

async function rotateWhenFull(file: string): Promise<void> {
  const found = await stat(file).catch(ignoreMissing);
  if (!found || found.size < maxBytes) {
    return;
  }

  await copyFile(file, `${file}.1`);
  await truncate(file);
}

/** What was written after `offset` bytes, at most the last 4 kB of it. */
export async function readLogSince(file: string, offset: number): Promise<string> {
  await using handle = await open(file, "r");
  const { size } = await handle.stat();
  const start = Math.max(Math.min(offset, size), size - 4096);
  const { buffer, bytesRead } = await handle.read({ position: start, buffer: Buffer.alloc(size - start) });

  return buffer.toString("utf8", 0, bytesRead).trim();
}
