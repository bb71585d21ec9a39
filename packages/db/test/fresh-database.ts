import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { type Database, openDatabase } from "../src/index.ts";

declare module "vitest" {
  export interface ProvidedContext {
    testDatabase: { readonly adminUrl: string; readonly template: string };
  }
}

export type FreshDatabase = AsyncDisposable & { readonly url: string; readonly db: Database };

/** A database of the test's own with nothing in it. Dropped at the end. */
export async function createEmptyDatabase(): Promise<FreshDatabase> {
  return createDatabase("template1");
}

/** The same, migrated. */
export async function createMigratedDatabase(): Promise<FreshDatabase> {
  return createDatabase(inject("testDatabase").template);
}

async function createDatabase(template: string): Promise<FreshDatabase> {
  const { adminUrl } = inject("testDatabase");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await runOn(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);

  const address = new URL(adminUrl);
  address.pathname = `/${name}`;
  const url = address.toString();
  const db = openDatabase({ url });

  return {
    url,
    db,
    [Symbol.asyncDispose]: async () => {
      await db[Symbol.asyncDispose]();
      await runOn(adminUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function runOn(url: string, sql: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();

  try {
    await admin.query(sql);
  } finally {
    await admin.end();
  }
}
