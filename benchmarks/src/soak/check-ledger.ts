import type pg from "pg";

/** Each counts what must not be there when all is quiet. */
const checks = [
  {
    what: "answers that are left streaming",
    sql: "SELECT count(*)::int AS found FROM messages WHERE status = 'streaming'",
  },
  {
    what: "calls that are not settled",
    sql: "SELECT count(*)::int AS found FROM llm_calls WHERE state IN ('reserved', 'streaming')",
  },
  {
    what: "contradictions in the accounts",
    sql: "SELECT count(*)::int AS found FROM billing_invariants",
  },
  {
    what: "people whose total is not the sum of their calls",
    sql: `SELECT count(*)::int AS found FROM users u WHERE total_cost_micro <>
      (SELECT coalesce(sum(cost_micro), 0) FROM llm_calls WHERE user_id = u.id)`,
  },
  {
    what: "conversations whose total is not the sum of their calls",
    sql: `SELECT count(*)::int AS found FROM conversations c WHERE total_cost_micro <>
      (SELECT coalesce(sum(cost_micro), 0) FROM llm_calls WHERE conversation_id = c.id)`,
  },
  {
    what: "answers whose cost is not the sum of their calls",
    sql: `SELECT count(*)::int AS found FROM messages m WHERE role = 'assistant' AND coalesce(cost_micro, 0) <>
      (SELECT coalesce(sum(cost_micro), 0) FROM llm_calls WHERE message_id = m.id AND purpose = 'answer')`,
  },
] as const;

const countSql = "SELECT count(*)::int AS found FROM llm_calls";

export type Ledger = {
  calls: number;
  /** In words; empty where everything adds up. */
  problems: string[];
};

/** Whether every answer has ended and every call was settled once. */
export async function checkLedger(database: pg.Client): Promise<Ledger> {
  const count = async (sql: string) =>
    (await database.query<{ found: number }>(sql)).rows[0]?.found ?? Number.NaN;
  const problems: string[] = [];

  for (const { what, sql } of checks) {
    const found = await count(sql);
    if (found !== 0) problems.push(`${found} ${what}`);
  }

  return { calls: await count(countSql), problems };
}
