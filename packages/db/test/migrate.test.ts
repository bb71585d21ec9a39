import { createHash } from "node:crypto";
import { cp, mkdir, mkdtempDisposable, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { expect, test } from "vitest";
import { migrate, migrationsDirectory } from "../src/index.ts";
import { compareWithSchema } from "../src/migrate/compare-with-schema.ts";
import { readMigrations } from "../src/migrate/read-migrations.ts";
import { createEmptyDatabase, createMigratedDatabase } from "./fresh-database.ts";

test("an empty database is migrated, and a second time there is nothing to do", async () => {
  await using database = await createEmptyDatabase();
  const { url } = database;
  const { migrations } = await readMigrations(migrationsDirectory);

  expect(await migrate({ url })).toEqual(migrations.map(({ name }) => name));
  expect(await migrate({ url })).toEqual([]);
});

test("the migrations lead to the Prisma schema, with nothing missing and nothing too much", async () => {
  await using database = await createMigratedDatabase();

  expect(await compareWithSchema(database.url)).toBeNull();
});

test("the history is the one that `prisma migrate deploy` keeps", async () => {
  await using database = await createMigratedDatabase();
  const { migrations } = await readMigrations(migrationsDirectory);

  const { rows } = await database.db.pool.query(
    `SELECT migration_name, checksum, applied_steps_count, logs, rolled_back_at, finished_at IS NOT NULL AS finished
       FROM _prisma_migrations ORDER BY migration_name`,
  );

  const files = migrations.map(({ name }) => readFile(join(migrationsDirectory, name, "migration.sql")));
  const checksums = (await Promise.all(files)).map((file) => createHash("sha256").update(file).digest("hex"));
  const applied = { applied_steps_count: 1, logs: null, rolled_back_at: null, finished: true };
  expect(rows).toEqual(
    migrations.map(({ name }, index) => ({ migration_name: name, checksum: checksums[index], ...applied })),
  );
});

test("of three servers that start at once, one migrates and none fails", async () => {
  await using database = await createEmptyDatabase();
  const { url } = database;

  const applied = await Promise.all([migrate({ url }), migrate({ url }), migrate({ url })]);

  const { migrations } = await readMigrations(migrationsDirectory);
  expect(applied.flat()).toEqual(migrations.map(({ name }) => name));
});

test("a server waits, and says so, while another holds the migration lock", async () => {
  await using database = await createEmptyDatabase();
  const { url } = database;
  const other = new pg.Client({ connectionString: url });
  await other.connect();
  await other.query("SELECT pg_advisory_lock(4207849484)");
  const { promise: waiting, resolve } = Promise.withResolvers<string>();

  const migrating = migrate({ url, log: { info: resolve, warn: () => {} } });
  expect(await waiting).toMatch(/Another server is migrating/);
  const { rows } = await database.db.pool.query("SELECT to_regclass('users') AS users");
  expect(rows).toEqual([{ users: null }]);
  await other.end();

  expect(await migrating).not.toEqual([]);
});

test("a broken migration is named with PostgreSQL's words, leaves nothing behind, and stops the next start too", async () => {
  await using database = await createEmptyDatabase();
  await using folder = await mkdtempDisposable(join(tmpdir(), "claw-migrations-"));
  const options = { url: database.url, directory: folder.path };
  await writeMigration(folder.path, "1_good", "CREATE TABLE good (id int);");
  await writeMigration(
    folder.path,
    "2_broken",
    "CREATE TABLE half (id int); INSERT INTO nowhere VALUES (1);",
  );

  await expect(migrate(options)).rejects.toThrow(
    /Migration 2_broken failed\..*relation "nowhere" does not exist/s,
  );
  await expect(migrate(options)).rejects.toThrow(
    /Migration 2_broken failed earlier.*relation "nowhere" does not exist/s,
  );

  const { pool } = database.db;
  const { rows } = await pool.query("SELECT to_regclass('good') AS good, to_regclass('half') AS half");
  expect(rows).toEqual([{ good: "good", half: null }]);

  await pool.query("UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = '2_broken'");
  await writeMigration(folder.path, "2_broken", "CREATE TABLE half (id int);");
  expect(await migrate(options)).toEqual(["2_broken"]);
});

test("a migration that was edited after it was applied is reported by name", async () => {
  await using database = await createEmptyDatabase();
  await using folder = await mkdtempDisposable(join(tmpdir(), "claw-migrations-"));
  const options = { url: database.url, directory: folder.path };
  await writeMigration(folder.path, "1_first", "CREATE TABLE first (id int);");
  await migrate(options);

  await writeMigration(folder.path, "1_first", "CREATE TABLE first (id bigint);");

  await expect(migrate(options)).rejects.toThrow(/Edited after it was applied: 1_first/);
});

test("an older server starts on a newer database and warns", async () => {
  await using database = await createEmptyDatabase();
  await using folder = await mkdtempDisposable(join(tmpdir(), "claw-migrations-"));
  const newer = join(folder.path, "newer");
  const older = join(folder.path, "older");
  await writeMigration(older, "1_first", "CREATE TABLE first (id int);");
  await cp(older, newer, { recursive: true });
  await writeMigration(newer, "2_second", "CREATE TABLE second (id int);");
  await migrate({ url: database.url, directory: newer });

  const warnings: string[] = [];
  const log = { info: () => {}, warn: (message: string) => void warnings.push(message) };

  expect(await migrate({ url: database.url, directory: older, log })).toEqual([]);
  expect(warnings).toEqual([expect.stringContaining("2_second")]);
});

test("a database that is not there is an error that names it", async () => {
  await using database = await createEmptyDatabase();

  await expect(migrate({ url: `${database.url}_elsewhere` })).rejects.toThrow(/_elsewhere" does not exist/);
});

async function writeMigration(directory: string, name: string, sql: string): Promise<void> {
  await mkdir(join(directory, name), { recursive: true });
  await writeFile(join(directory, "migration_lock.toml"), 'provider = "postgresql"\n');
  await writeFile(join(directory, name, "migration.sql"), sql);
}
