import pg from "pg";
import type { DatabaseLog } from "../log.ts";

/** Any constant of ours; Prisma's own lock is 72707369, which its command takes while it applies. */
const lockKey = 4_207_849_484;
const waitSeconds = 300;

/**
 * Runs `work` while this process alone holds the migration lock of the database. The lock is the session's: it goes
 * when the process dies. Throws when another server keeps it for five minutes.
 */
export async function withMigrationLock<Result>(
  url: string,
  log: DatabaseLog,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", (error) =>
    log.warn(`The connection that holds the migration lock broke: ${error.message}`),
  );
  await client.connect();

  try {
    await takeLock(client, log);
    return await work(client);
  } finally {
    await client.end();
  }
}

async function takeLock(client: pg.Client, log: DatabaseLog): Promise<void> {
  const { rows } = await client.query<{ taken: boolean }>("SELECT pg_try_advisory_lock($1) AS taken", [
    lockKey,
  ]);
  if (rows[0]?.taken) {
    return;
  }

  log.info("Another server is migrating this database; waiting for it.");
  await client.query(`SET lock_timeout = '${waitSeconds}s'`);

  try {
    await client.query("SELECT pg_advisory_lock($1)", [lockKey]);
  } catch (cause) {
    throw new Error(`Another server has held the migration lock for ${waitSeconds} seconds.`, { cause });
  }
  await client.query("RESET lock_timeout");
}
