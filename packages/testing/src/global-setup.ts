import { mkdtemp, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedServer } from "@claw/db";
import type { TestProject } from "vitest/node";
import type {} from "./database/provided-context.ts";
import { createTemplateDatabase } from "./database/template-database.ts";

/**
 * One PostgreSQL for the whole run, with a migrated template in it: the embedded one in a temporary folder, or the one
 * that TEST_DATABASE_URL names.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await using resources = new AsyncDisposableStack();
  const adminUrl = process.env.TEST_DATABASE_URL ?? (await startServer(resources));
  const template = await createTemplateDatabase(adminUrl);
  project.provide("testDatabase", { adminUrl, template });

  const kept = resources.move();
  return () => kept.disposeAsync();
}

async function startServer(resources: AsyncDisposableStack): Promise<string> {
  const dataDir = await mkdtemp(join(await quickFolder(), "claw-test-"));
  resources.defer(() => rm(dataDir, { recursive: true, force: true }));

  return resources.use(await startEmbeddedServer({ dataDir, ephemeral: true })).url();
}

const memoryFolder = "/dev/shm";
/** A whole run takes a fraction of it. */
const roomWanted = 4_000_000_000;

/**
 * Where copying a database takes the least: in memory, where there is plenty of it. Each test file has a database of its
 * own, which is some hundreds of files. (In a container that folder is mostly too small.)
 */
async function quickFolder(): Promise<string> {
  const found = await statfs(memoryFolder).catch(() => null);
  const room = found ? Math.min(found.bavail * found.bsize, process.availableMemory()) : 0;

  return room > roomWanted ? memoryFolder : tmpdir();
}
