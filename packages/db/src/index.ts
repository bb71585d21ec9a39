export { findEmbeddedServer } from "./embedded/find-embedded-server.ts";
export {
  type EmbeddedServer,
  type StartEmbeddedServerOptions,
  startEmbeddedServer,
} from "./embedded/start-embedded-server.ts";
export type * from "./generated/client.ts";
export { Prisma } from "./generated/client.ts";
export type { DatabaseLog } from "./log.ts";
export { type MigrateOptions, migrate, migrationsDirectory } from "./migrate/migrate.ts";
export {
  type Database,
  type DatabaseClient,
  type OpenDatabaseOptions,
  openDatabase,
  type Transaction,
} from "./open-database.ts";
export { commitBatch, type Statement, type StatementValue, statement } from "./statement-batch.ts";
export { uuidv7 } from "./uuid.ts";
