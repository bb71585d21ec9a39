import type { PoolClient } from "pg";
import type { Database } from "./open-database.ts";

/** A connection inside a transaction, for SQL that is on a hot path or that Prisma has no word for. */
export type RawTransaction = Pick<PoolClient, "query">;

/** Commits what the deed did, or nothing of it where the deed throws. */
export async function rawTransaction<T>(
  db: Database,
  deed: (transaction: RawTransaction) => Promise<T>,
): Promise<T> {
  const client = await db.pool.connect();
  try {
    await client.query("BEGIN");
    const result = await deed(client);
    await client.query("COMMIT");
    client.release();
    return result;
  } catch (error) {
    await rollBack(client);
    throw error;
  }
}

/** A connection that cannot even roll back is not given back to the pool. */
async function rollBack(client: PoolClient): Promise<void> {
  try {
    await client.query("ROLLBACK");
    client.release();
  } catch (error) {
    client.release(error instanceof Error ? error : true);
  }
}
