import type { Database } from "./open-database.ts";
import type { RawTransaction } from "./raw-transaction.ts";

/**
 * Statements of one transaction in one round trip. The deed sends them all before it first awaits: none can depend on
 * another's result, so what is written must be decided in SQL. Each sees what those before it have done, and what was
 * committed by others meanwhile. One that fails undoes them all, and its error is thrown.
 */
export async function pipelinedTransaction<T>(
  db: Database,
  deed: (transaction: RawTransaction) => Promise<T>,
): Promise<T> {
  const client = await db.pool.connect();
  const [begun, done, committed] = await Promise.allSettled([
    client.query("BEGIN"),
    deed(client),
    client.query("COMMIT"),
  ]);

  if (committed.status === "rejected") {
    client.release(true);
  } else {
    client.release();
    if (begun.status === "fulfilled" && done.status === "fulfilled") return done.value;
  }

  throw done.status === "rejected" ? done.reason : failure(begun, committed);
}

function failure(...results: PromiseSettledResult<unknown>[]): unknown {
  return results.find((result) => result.status === "rejected")?.reason;
}
