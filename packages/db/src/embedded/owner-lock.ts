import { randomUUID } from "node:crypto";
import { link, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { identifyProcess, isRunning, type ProcessIdentity } from "./process-identity.ts";
import { ignoreMissing, isErrno, readIfThere } from "./read-if-there.ts";

const attempts = 5;

/**
 * Makes this process the one owner of the data directory. Throws, naming the other's pid, while another lives. What a
 * killed owner left behind is taken over: pids are used again, so its time of start is compared as well.
 */
export async function acquireOwnership(dataDir: string): Promise<AsyncDisposable> {
  const file = join(dataDir, "owner.json");
  const mine = JSON.stringify({ ...(await identifyProcess(process.pid)), claim: randomUUID() });

  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (await claim(file, mine)) {
      return { [Symbol.asyncDispose]: () => release(file, mine) };
    }

    await evictDead(file, dataDir);
  }

  throw new Error(`Could not take ${file}: other processes keep starting on this data directory.`);
}

/** A hard link appears whole or not at all, and never over another. */
async function claim(file: string, mine: string): Promise<boolean> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, mine, { mode: 0o600 });

  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (isErrno(error) && error.code === "EEXIST") {
      return false;
    }
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function evictDead(file: string, dataDir: string): Promise<void> {
  const seen = await readIfThere(file);
  if (seen === null) {
    return;
  }

  const owner = parseOwner(seen);
  if (owner && (await isRunning(owner))) {
    throw new Error(
      `Another server (pid ${owner.pid}) runs on ${dataDir}. Stop it first, or give this one its own DATA_DIR.`,
    );
  }

  const aside = `${file}.${randomUUID()}`;
  await rename(file, aside).catch(ignoreMissing);
  // Between reading and moving, another starter may have evicted the dead owner and claimed the place: give it back.
  if ((await readIfThere(aside)) !== seen) {
    await link(aside, file).catch(ignoreMissing);
  }
  await rm(aside, { force: true });
}

async function release(file: string, mine: string): Promise<void> {
  if ((await readIfThere(file)) === mine) {
    await rm(file, { force: true });
  }
}

function parseOwner(text: string): ProcessIdentity | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || !("pid" in value) || typeof value.pid !== "number") {
      return null;
    }

    const startedAt = "startedAt" in value && typeof value.startedAt === "string" ? value.startedAt : null;
    return { pid: value.pid, startedAt };
  } catch {
    return null;
  }
}
