import type { Database } from "@claw/db";
import type pg from "pg";
import { z } from "zod";
import { median } from "../report/spread.ts";

export type ReadTimes = {
  /** Of the whole call, in this process: medians, in milliseconds. */
  called: number;
  worst: number;
  /** Of its longest statement within PostgreSQL. */
  executed: number;
};

type Seen = { text: string; values: unknown[] };

const Plan = z.array(z.object({ "Execution Time": z.number() }));

/**
 * Calls often and times it; then lets PostgreSQL explain and time the statements that the call made through the pool.
 * The first calls, which prepare the statements, do not count.
 */
export async function timeReads(
  watched: WatchedDatabase,
  times: number,
  read: () => Promise<unknown>,
): Promise<ReadTimes> {
  await read();
  watched.seen.length = 0;
  await read();
  const statements = [...watched.seen];

  const called: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const started = performance.now();
    await read();
    called.push(performance.now() - started);
  }

  const executed: number[] = [];
  for (const statement of statements) executed.push(await explain(watched.real, statement));

  return { called: median(called), worst: Math.max(...called), executed: Math.max(0, ...executed) };
}

async function explain({ pool }: Database, { text, values }: Seen): Promise<number> {
  const { rows } = await pool.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values);
  const [plan] = Plan.parse(rows[0]?.["QUERY PLAN"]);

  return plan?.["Execution Time"] ?? Number.NaN;
}

export type WatchedDatabase = { db: Database; real: Database; seen: Seen[] };

/** The same database, that notes what goes through its pool. */
export function watchStatements(real: Database): WatchedDatabase {
  const seen: Seen[] = [];
  const pool = new Proxy(real.pool, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      if (name !== "query") return value.bind(target);

      return (query: string | pg.QueryConfig, values: unknown[] = []) => {
        const text = typeof query === "string" ? query : query.text;
        seen.push({ text, values: typeof query === "string" ? values : [...(query.values ?? [])] });

        return typeof query === "string" ? target.query(query, values) : target.query(query);
      };
    },
  });

  return { db: { ...real, pool }, real, seen };
}
