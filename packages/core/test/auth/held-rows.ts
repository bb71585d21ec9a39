import type { Database } from "@claw/db";
import { vi } from "vitest";

export type HeldRows = AsyncDisposable & {
  /** Returns when so many other connections wait for the rows. */
  whenWaitedForBy(count: number): Promise<void>;
  /** Runs in the transaction that holds the rows. */
  run(sql: string): Promise<void>;
  /** Commits: whoever waits goes on. */
  release(): Promise<void>;
};

/** Locks all rows of a table, so that calls which read before they write can all be brought to the moment between. */
export async function holdRows(db: Database, table: "sessions" | "one_time_tokens"): Promise<HeldRows> {
  const client = await db.pool.connect();
  await client.query("BEGIN");
  await client.query(`SELECT 1 FROM ${table} FOR UPDATE`);
  let isHeld = true;

  async function finish(statement: "COMMIT" | "ROLLBACK"): Promise<void> {
    if (!isHeld) return;
    isHeld = false;

    await client.query(statement);
    client.release();
  }

  return {
    whenWaitedForBy: (count) =>
      vi.waitFor(
        async () => {
          await client.query("SELECT pg_stat_clear_snapshot()");
          const { rows } = await client.query(
            "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
          );
          if (rows.length < count) throw new Error(`${rows.length} of ${count} wait`);
        },
        { timeout: 10_000, interval: 10 },
      ),
    async run(sql) {
      await client.query(sql);
    },
    release: () => finish("COMMIT"),
    [Symbol.asyncDispose]: () => finish("ROLLBACK"),
  };
}
