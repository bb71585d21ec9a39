import type { ExportLedger, LedgerKind, UsageSource } from "@claw/contract";
import type { Database } from "@claw/db";

/** A movement on a wallet with what is known of its call. */
export type LedgerRow = {
  id: string;
  /** In the order in which the wallet was changed. */
  seq: string;
  kind: LedgerKind;
  amount: string;
  balance: string;
  reason: string | null;
  payment_id: string | null;
  invoice_id: string | null;
  created_at: Date;
  call_id: string | null;
  purpose: string | null;
  model: string | null;
  conversation_id: string | null;
  prompt_tokens: number | null;
  completion_tokens: number | null;
  usage_source: UsageSource | null;
};

export type LedgerQuery = ExportLedger & {
  organizationId: string;
  /** Whose calls alone; null for all that moved the wallet. */
  callsOf: string | null;
  /** Older than this one. */
  before: bigint | null;
  limit: number;
};

/** Newest first. */
export async function readLedger({ pool }: Pick<Database, "pool">, query: LedgerQuery): Promise<LedgerRow[]> {
  const { organizationId, callsOf, before, kind, from, to, conversationId, limit } = query;
  const values: (string | number)[] = [organizationId, limit];
  const where = (condition: (place: string) => string, value: string | undefined | null) => {
    if (value === undefined || value === null) return "";
    values.push(value);

    return ` AND ${condition(`$${values.length}`)}`;
  };
  const conditions = [
    where((place) => `t.seq < ${place}`, before === null ? null : String(before)),
    where((place) => `t.kind = ${place}::"LedgerKind"`, kind),
    // Said openly for the index of all that is not usage: where usage is the most, the rest is found at once.
    kind === undefined || kind === "usage" ? "" : " AND t.kind <> 'usage'",
    where((place) => `t.created_at >= ${place}::date::timestamp AT TIME ZONE 'Asia/Shanghai'`, from),
    where((place) => `t.created_at < (${place}::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'`, to),
    where((place) => `c.conversation_id = ${place}`, conversationId),
    where((place) => `c.user_id = ${place}`, callsOf),
  ];
  const { rows } = await pool.query<LedgerRow>(ledgerSql(conditions.join("")), values);

  return rows;
}

/** A correction shows what the call has come to by it; the usage before it stays as it was charged. */
function ledgerSql(conditions: string): string {
  return `
    SELECT t.id, t.seq, t.kind::text AS kind, e.amount_micro AS amount, e.balance_after_micro AS balance, t.reason,
           t.payment_id, t.invoice_id, t.created_at,
           c.id AS call_id, c.purpose::text AS purpose, c.model, c.conversation_id,
           coalesce(k.fresh_tokens + k.cached_tokens + k.cache_write_tokens,
                    c.fresh_tokens + c.cached_tokens + c.cache_write_tokens) AS prompt_tokens,
           coalesce(k.output_tokens + k.reasoning_tokens, c.output_tokens + c.reasoning_tokens) AS completion_tokens,
           CASE WHEN k.call_id IS NULL THEN c.usage_source::text ELSE 'reconciled' END AS usage_source
    FROM ledger_transactions t
      JOIN ledger_entries e ON e.transaction_id = t.id
        AND e.account_id = (SELECT id FROM billing_accounts WHERE organization_id = $1)
      LEFT JOIN llm_calls c ON c.id = t.call_id
      LEFT JOIN call_corrections k ON k.call_id = t.call_id AND t.kind = 'reconcile'
    WHERE t.organization_id = $1${conditions}
    ORDER BY t.seq DESC LIMIT $2`;
}
