import { parentPort, workerData } from "node:worker_threads";
import { readMigrations } from "./read-migrations.ts";
import { noFilters, openSchemaEngine, toMigrationList } from "./schema-engine.ts";

/** Runs in a thread of its own; see apply-migrations.ts. */
const { url, directory }: { url: string; directory: string } = workerData;

const folder = await readMigrations(directory);
await using opened = await openSchemaEngine(url);
const migrationsList = toMigrationList(folder);
const { appliedMigrationNames } = await opened.engine.applyMigrations({ migrationsList, filters: noFilters });

parentPort?.postMessage(appliedMigrationNames);
