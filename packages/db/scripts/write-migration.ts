import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedServer } from "../src/embedded/start-embedded-server.ts";
import { compareWithSchema } from "../src/migrate/compare-with-schema.ts";
import { migrate, migrationsDirectory } from "../src/migrate/migrate.ts";

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error("Usage: pnpm --filter @claw/db migration <name_in_lower_case>");
  process.exit(1);
}

const sql = await findDifference();
if (sql === null) {
  console.log("The migrations already lead to the schema: nothing to write.");
} else {
  const timestamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(migrationsDirectory, `${timestamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "migration.sql"), sql);
  console.log(`Wrote ${join(folder, "migration.sql")}: read it, and add what Prisma has no word for.`);
}

async function findDifference(): Promise<string | null> {
  const dataDir = await mkdtemp(join(tmpdir(), "claw-migration-"));

  try {
    await using server = await startEmbeddedServer({ dataDir, ephemeral: true, log: console });
    await migrate({ url: server.url(), log: console });
    return await compareWithSchema(server.url());
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
