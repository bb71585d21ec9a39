import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

export type Migration = {
  /** The folder's name: `20261122120000_name`. */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file's text in hex, as Prisma stores it. */
  readonly checksum: string;
};

export type MigrationFolder = {
  readonly directory: string;
  /** In the order in which they apply. */
  readonly migrations: readonly Migration[];
  /** `migration_lock.toml`, which names the provider. */
  readonly lockfile: string | null;
};

const lockfileName = "migration_lock.toml";

/** Reads `<directory>/<name>/migration.sql` for every folder in it. Throws when a folder has no such file. */
export async function readMigrations(directory: string): Promise<MigrationFolder> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);

  const migrations = await Promise.all(names.sort().map((name) => readMigration(directory, name)));
  const hasLockfile = entries.some((entry) => entry.name === lockfileName);
  const lockfile = hasLockfile ? await readFile(join(directory, lockfileName), "utf8") : null;

  return { directory, migrations, lockfile };
}

async function readMigration(directory: string, name: string): Promise<Migration> {
  const sql = await readFile(join(directory, name, "migration.sql"), "utf8");
  const checksum = createHash("sha256").update(sql).digest("hex");

  return { name, sql, checksum };
}
