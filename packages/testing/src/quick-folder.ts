import { statfs } from "node:fs/promises";
import { tmpdir } from "node:os";

const memoryFolder = "/dev/shm";
/** In bytes. A whole run takes a fraction of it. */
const roomWanted = 4_000_000_000;

/**
 * Where files come and go at the least cost: in memory, where there is plenty of it. Most test files have a database of
 * their own, which is some hundreds of small files, and servers that wait until theirs are on the disk. (In a container
 * that folder is mostly too small.)
 */
export async function quickFolder(): Promise<string> {
  const found = await statfs(memoryFolder).catch(() => null);
  const room = found ? Math.min(found.bavail * found.bsize, process.availableMemory()) : 0;

  return room > roomWanted ? memoryFolder : tmpdir();
}
