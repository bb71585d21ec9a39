import { chmod, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { startEmbeddedServer } from "@claw/db";
import type { TestProject } from "vitest/node";
import type {} from "./database/provided-context.ts";
import { createTemplateDatabase } from "./database/template-database.ts";
import { quickFolder } from "./quick-folder.ts";

/**
 * One PostgreSQL for the whole run, with a migrated template in it: the embedded one in a temporary folder, or the one
 * that TEST_DATABASE_URL names. That folder is where all temporary files of the run are.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await using resources = new AsyncDisposableStack();
  const folder = await mkdtemp(join(await quickFolder(), "claw-test-"));
  resources.defer(() => rm(folder, { recursive: true, force: true }));
  // PostgreSQL's own user passes through it.
  await chmod(folder, 0o711);
  // The processes of the tests start with this environment.
  process.env.TMPDIR = folder;

  const adminUrl = process.env.TEST_DATABASE_URL ?? (await startServer(resources, join(folder, "postgres")));
  const template = await createTemplateDatabase(adminUrl);
  project.provide("testDatabase", { adminUrl, template });

  const kept = resources.move();
  return () => kept.disposeAsync();
}

async function startServer(resources: AsyncDisposableStack, dataDir: string): Promise<string> {
  return resources.use(await startEmbeddedServer({ dataDir, ephemeral: true })).url();
}
