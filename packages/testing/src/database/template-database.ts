import { migrate, openDatabase } from "@claw/db";

/** The database from which each test file's own is copied. */
export const templateName = "claw_template";

/** Makes the template anew on the server of `adminUrl` and migrates it. Returns its address. */
export async function createTemplateDatabase(adminUrl: string): Promise<string> {
  await using admin = openDatabase({ url: adminUrl, poolSize: 1 });
  await admin.pool.query(`DROP DATABASE IF EXISTS ${templateName} WITH (FORCE)`);
  await admin.pool.query(`CREATE DATABASE ${templateName}`);

  const url = withDatabase(adminUrl, templateName);
  await migrate({ url });
  return url;
}

/** The same server and role, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;

  return changed.toString();
}
