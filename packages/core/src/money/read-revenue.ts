import { formatMicro } from "@claw/contract";
import type { Database } from "@claw/db";
import { clearingId } from "../billing/ledger/accounts.ts";
import { movedKindsSql } from "./moved-kinds.ts";

export type Stretch = { from: Date; until: Date };

/** What came in within each stretch of time, its end not included, in their order: decimals of yuan. */
export async function readRevenue(
  { pool }: Pick<Database, "pool">,
  stretches: readonly Stretch[],
): Promise<string[]> {
  const { rows } = await pool.query<{ revenue: string }>(revenueSql, [
    stretches.map(({ from }) => from),
    stretches.map(({ until }) => until),
    clearingId,
  ]);

  return rows.map(({ revenue }) => formatMicro(BigInt(revenue)));
}

const revenueSql = `
  SELECT (SELECT coalesce(-sum(e.amount_micro), 0)::text
          FROM ledger_transactions t JOIN ledger_entries e ON e.transaction_id = t.id
          WHERE t.kind <> 'usage' AND t.kind IN (${movedKindsSql})
            AND t.created_at >= stretch.since AND t.created_at < stretch.until AND e.account_id = $3) AS revenue
  FROM unnest($1::timestamptz[], $2::timestamptz[]) WITH ORDINALITY AS stretch (since, until, place)
  ORDER BY place`;
