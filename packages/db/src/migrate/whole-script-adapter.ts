import { PrismaPg } from "@prisma/adapter-pg";
import {
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import pg from "pg";

/**
 * Prisma's adapter for PostgreSQL, with scripts sent whole. Its own cuts a script at every semicolon, which breaks
 * function bodies, and runs the pieces one by one, which leaves half a migration behind; PostgreSQL runs a script in
 * one transaction, as Prisma's native engine has it.
 */
export function wholeScriptAdapter(url: string): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg({ connectionString: url, max: 1 });

  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => sendScriptsWhole(await factory.connect(), url),
    connectToShadowDb: () => factory.connectToShadowDb(),
  };
}

function sendScriptsWhole(adapter: SqlDriverAdapter, url: string): SqlDriverAdapter {
  adapter.executeScript = (script) => runScript(url, script);

  return adapter;
}

async function runScript(url: string, script: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();

  try {
    await client.query(script);
  } catch (error) {
    throw error instanceof pg.DatabaseError ? asDriverError(error) : error;
  } finally {
    await client.end();
  }
}

function asDriverError(error: pg.DatabaseError): DriverAdapterError {
  return new DriverAdapterError({
    kind: "postgres",
    code: error.code ?? "XX000",
    severity: error.severity ?? "ERROR",
    message: error.message,
    detail: error.detail,
    column: error.column,
    hint: error.hint,
    originalCode: error.code ?? "XX000",
    originalMessage: error.message,
  });
}
