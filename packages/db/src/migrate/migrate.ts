import { fileURLToPath } from "node:url";
import pg from "pg";
import { type DatabaseLog, silentLog } from "../log.ts";
import { applyMigrations } from "./apply-migrations.ts";
import {
  type AppliedMigration,
  compareHistory,
  readHistory,
  type Verdict,
  withoutTrace,
} from "./migration-history.ts";
import { withMigrationLock } from "./migration-lock.ts";
import { type MigrationFolder, readMigrations } from "./read-migrations.ts";

export type MigrateOptions = {
  readonly url: string;
  readonly log?: DatabaseLog;
  /** Where the migrations lie; `prisma/migrations` of this repository unless given. */
  readonly directory?: string;
};

export const migrationsDirectory: string = fileURLToPath(
  new URL("../../../../prisma/migrations", import.meta.url),
);

/**
 * Brings the database to the newest migration and returns the names of those that it applied. Servers that start at
 * once wait for each other. Keeps Prisma's own history, so `prisma migrate deploy` goes on from the same place.
 *
 * Throws, naming the migration and what PostgreSQL said, when one fails, has failed earlier, or was edited after it
 * was applied. A failed script leaves nothing behind but its line in the history.
 */
export async function migrate(options: MigrateOptions): Promise<readonly string[]> {
  const { url, log = silentLog, directory = migrationsDirectory } = options;
  const folder = await readMigrations(directory);

  const before = await checkHistory(url, folder);
  reportUnknown(before, log);
  if (before.pending.length === 0) {
    return [];
  }

  return withMigrationLock(url, log, async (client) => {
    const { pending } = compareHistory(folder.migrations, await readHistory(client));
    if (pending.length === 0) {
      return [];
    }

    log.info(`Applying ${pending.length} migration(s): ${pending.map(({ name }) => name).join(", ")}.`);
    return applyPending(url, directory, client);
  });
}

async function checkHistory(url: string, folder: MigrationFolder): Promise<Verdict> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();

  try {
    return compareHistory(folder.migrations, await readHistory(client));
  } finally {
    await client.end();
  }
}

function reportUnknown({ unknown }: Verdict, log: DatabaseLog): void {
  if (unknown.length > 0) {
    log.warn(`This database was migrated by a newer version, which added: ${unknown.join(", ")}.`);
  }
}

async function applyPending(url: string, directory: string, client: pg.Client): Promise<readonly string[]> {
  try {
    return await applyMigrations(url, directory);
  } catch (cause) {
    throw new Error(describeFailure(await readHistory(client), cause), { cause });
  }
}

function describeFailure(history: readonly AppliedMigration[], cause: unknown): string {
  const failed = history.find(({ state }) => state === "failed");
  const said = failed?.logs ?? (cause instanceof Error ? cause.message : String(cause));

  return `${failed ? `Migration ${failed.name}` : "Migrating"} failed. PostgreSQL said: ${withoutTrace(said)}`;
}
