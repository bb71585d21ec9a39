import { migrate, openDatabase } from "@claw/db";

const template = "claw_template";

/** Makes the template anew on the server of `adminUrl` and migrates it. Returns its name. */
export async function createTemplateDatabase(adminUrl: string): Promise<string> {
  await using admin = openDatabase({ url: adminUrl, poolSize: 1 });
  await admin.pool.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
  await admin.pool.query(`CREATE DATABASE ${template}`);

  await migrate({ url: withDatabase(adminUrl, template) });
  return template;
}

/** The same server and role, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;

  return changed.toString();
}
