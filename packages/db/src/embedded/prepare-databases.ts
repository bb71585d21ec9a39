import pg from "pg";
import type { Passwords } from "./cluster-secret.ts";

/**
 * Makes the role `claw` and its database where they are missing. The role may make databases and (trusted) extensions
 * and owns what it made; it is no superuser, so a statement that goes astray reaches neither files nor programs.
 */
export async function prepareDatabases(port: number, passwords: Passwords): Promise<void> {
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    user: "postgres",
    password: passwords("postgres"),
    database: "postgres",
  });
  await client.connect();

  try {
    const { rows } = await client.query<{ role: boolean; database: boolean }>(`
      SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = 'claw') AS role,
             EXISTS (SELECT FROM pg_database WHERE datname = 'claw') AS database`);

    if (!rows[0]?.role) {
      await client.query(`CREATE ROLE claw LOGIN CREATEDB PASSWORD ${pg.escapeLiteral(passwords("claw"))}`);
    }
    if (!rows[0]?.database) {
      await client.query("CREATE DATABASE claw OWNER claw");
    }
  } finally {
    await client.end();
  }
}
