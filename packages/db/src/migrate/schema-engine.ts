import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaEngine, SchemaFilter } from "@prisma/schema-engine-wasm";
import type { MigrationFolder } from "./read-migrations.ts";
import { openScriptAdapter } from "./script-adapter.ts";

export type SchemaFile = { readonly path: string; readonly content: string };

export const noFilters: SchemaFilter = { externalTables: [], externalEnums: [] };

/**
 * Prisma's schema engine as WebAssembly: npm carries it, while the binary would be a download. It is loaded when it
 * is needed, for it weighs 6 MB. `schema` is what `diff` compares with; applying migrations does without.
 */
export async function openSchemaEngine(
  url: string,
  schema?: readonly SchemaFile[],
): Promise<AsyncDisposable & { readonly engine: SchemaEngine }> {
  const { SchemaEngine } = await import("@prisma/schema-engine-wasm");
  const datamodels = schema?.map(({ path, content }): [string, string] => [path, content]);
  const adapter = openScriptAdapter(url);
  const bound = bindMigrationAwareSqlAdapterFactory(adapter.factory);
  const engine = await SchemaEngine.new({ datamodels }, () => {}, bound);

  return {
    engine,
    [Symbol.asyncDispose]: async () => {
      engine.free();
      await adapter[Symbol.asyncDispose]();
    },
  };
}

/** The migrations in the shape that the engine reads. */
export function toMigrationList({ directory, migrations, lockfile }: MigrationFolder): MigrationList {
  return {
    baseDir: directory,
    lockfile: { path: "migration_lock.toml", content: lockfile },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
    })),
  };
}
