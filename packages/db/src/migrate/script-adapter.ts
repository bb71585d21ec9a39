import { PrismaPg } from "@prisma/adapter-pg";
import {
  DriverAdapterError,
  isDriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import pg from "pg";
import { readCatalog } from "./read-catalog.ts";

/**
 * Prisma's adapter for PostgreSQL, mended where the schema engine needs it. Scripts are sent whole: its own cuts a script at every semicolon, which breaks
 * function bodies, and runs the pieces one by one, which leaves half a migration behind; PostgreSQL runs a script in
 * one transaction, as Prisma's native engine has it. And the catalog can be read, for comparing it with the schema.
 */
export function openScriptAdapter(
  url: string,
): AsyncDisposable & { readonly factory: SqlMigrationAwareDriverAdapterFactory } {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const prisma = new PrismaPg(pool);

  return {
    factory: {
      provider: prisma.provider,
      adapterName: prisma.adapterName,
      connect: async () => mend(await prisma.connect(), pool, url),
      connectToShadowDb: () => prisma.connectToShadowDb(),
    },
    [Symbol.asyncDispose]: () => pool.end(),
  };
}

function mend(adapter: SqlDriverAdapter, pool: pg.Pool, url: string): SqlDriverAdapter {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = (query) =>
    queryRaw(query).catch((error) => {
      if (isDriverAdapterError(error) && error.cause.kind === "UnsupportedNativeDataType") {
        return readCatalog(pool, query);
      }
      throw error;
    });
  adapter.executeScript = (script) => runScript(url, script);

  return adapter;
}

async function runScript(url: string, script: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();

  try {
    await client.query(script);
  } catch (error) {
    throw error instanceof pg.DatabaseError ? asDriverError(error, script) : error;
  } finally {
    await client.end();
  }
}

/** The engine has shorter words for codes that it knows ("No such table"); with this one it passes ours on. */
const unknownCode = "XX000";

function asDriverError(error: pg.DatabaseError, script: string): DriverAdapterError {
  const message = [error.message, describePlace(error, script)].join("");

  return new DriverAdapterError({
    kind: "postgres",
    code: unknownCode,
    severity: error.severity ?? "ERROR",
    message,
    detail: error.detail,
    column: error.column,
    hint: error.hint,
    originalCode: error.code ?? unknownCode,
    originalMessage: message,
  });
}

function describePlace({ code, position }: pg.DatabaseError, script: string): string {
  const line = script.slice(0, Number(position ?? 0)).split("\n").length;

  return position ? ` (${code}, line ${line})` : ` (${code})`;
}
