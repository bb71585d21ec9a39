import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);
/** Of all systems that have the file. */
const pageBytes = 4_096;

/** The resident memory of a process, in bytes; null where it has ended. */
export async function memoryOf(pid: number): Promise<number | null> {
  try {
    if (process.platform === "linux") {
      const [, pages] = (await readFile(`/proc/${pid}/statm`, "latin1")).split(" ");
      return Number(pages) * pageBytes;
    }

    const { stdout } = await run("ps", ["-o", "rss=", "-p", String(pid)]);
    return Number(stdout.trim()) * 1_024;
  } catch {
    // It ended meanwhile; its exit says more.
    return null;
  }
}
