import { migrate, openDatabase } from "@claw/db";
import { runMigrations } from "graphile-worker";

const template = "claw_template";

/** Makes the template anew on the server of `adminUrl` and migrates it, the queue's tables as well. Returns its name. */
export async function createTemplateDatabase(adminUrl: string): Promise<string> {
  await using admin = openDatabase({ url: adminUrl, poolSize: 1 });
  await admin.pool.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
  await admin.pool.query(`CREATE DATABASE ${template}`);

  const url = withDatabase(adminUrl, template);
  await migrate({ url });
  await using db = openDatabase({ url, poolSize: 1 });
  await runMigrations({ pgPool: db.pool });

  return template;
}

/** The same server and role, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;

  return changed.toString();
}
