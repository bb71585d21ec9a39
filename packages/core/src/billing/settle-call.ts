import type { Citation, Source } from "@claw/contract";
import { commitBatch, type Database, type Statement, statement, uuidv7 } from "@claw/db";
import { countHourSql } from "./count-hour.ts";
import { revenueId } from "./ledger/accounts.ts";
import { lockWalletFirst } from "./lock-wallet.ts";
import { daySql, periodStartSql } from "./periods.ts";
import { type CallPrice, priceCall } from "./price-call.ts";
import { completionTokens, noUsage, promptTokens, type TokenUsage, type UsageSource } from "./token-usage.ts";

/** How an answer ended: what its message will say. */
export type MessageOutcome = {
  content: string;
  reasoning: string;
  status: "complete" | "stopped" | "interrupted" | "failed";
  /** What it was grounded in and quotes of it; as they are where left out. */
  sources?: Source[];
  citations?: Citation[];
};

export type Settlement = {
  callId: string;
  organizationId: string;
  /** As frozen when the call was admitted. */
  price: CallPrice;
  /** Null: nothing was delivered, nothing is charged. */
  usage: TokenUsage | null;
  usageSource: UsageSource;
  usageAnomaly: string | null;
  /** From the admission to the first text, in milliseconds; as the checkpoints saw it where left out. */
  firstTokenMs?: number | null;
  finishReason: string | null;
  errorCode: string | null;
  /** Null for calls that are not an answer. */
  message: MessageOutcome | null;
};

/** What a message has used and cost by now, over all of its calls. */
export type MessageTotals = {
  /** Null where nothing was delivered. */
  usage: { promptTokens: number; completionTokens: number; source: UsageSource } | null;
  costMicro: bigint;
};

/**
 * `already`: another settlement was first, nothing was changed. Otherwise the totals of the call's message; null for
 * calls that are not an answer, and where the message has gone.
 */
export type Settled = "already" | { totals: MessageTotals | null };

type SettledRow = {
  prompt_tokens: number | null;
  completion_tokens: number | null;
  cost_micro: string | null;
  usage_source: UsageSource | null;
};

/**
 * Ends a provider call exactly once, in one transaction: what was held for it is given back, what it cost is posted as
 * one ledger transaction under the key `<call id>:usage`, and counted on the call, the message, the conversation, the
 * person, the hour, the day and the budgets. The compare-and-set (`state IN ('reserved', 'streaming')`) lets only the first
 * settler through. A call of which nothing was delivered is `released` and moves no money. A cost above the hold is
 * posted in full: a balance may go below zero, and nothing is forgiven.
 * @param reads what is to be read in the same round trip, as the settlement leaves it
 */
export async function settleCall(
  db: Database,
  settlement: Settlement,
  reads: readonly Statement<unknown>[] = [],
): Promise<Settled> {
  const { lock, settle } = settlementOf(settlement);
  await commitBatch(db, [lock, settle, ...reads]);
  const [row] = settle.rows;

  return row ? { totals: readTotals(row) } : "already";
}

/** The statements of a settlement, in their order. */
export function settlementOf(settlement: Settlement) {
  const usage = settlement.usage ?? noUsage;
  const { message } = settlement;
  const settle = statement<SettledRow>("settle-call", settleSql, [
    settlement.callId,
    usage.fresh,
    usage.cached,
    usage.cacheWrite,
    usage.output,
    usage.reasoning,
    settlement.usage ? settlement.usageSource : null,
    settlement.usageAnomaly,
    String(priceCall(usage, settlement.price)),
    settlement.finishReason,
    settlement.errorCode,
    settlement.usage ? promptTokens(usage) : null,
    settlement.usage ? completionTokens(usage) : null,
    message?.content ?? null,
    message?.reasoning ?? null,
    message?.status ?? null,
    message?.sources ? JSON.stringify(message.sources) : null,
    message?.citations ? JSON.stringify(message.citations) : null,
    uuidv7(),
    typeof settlement.firstTokenMs === "number" ? Math.round(settlement.firstTokenMs) : null,
  ]);

  return { lock: lockWalletFirst(settlement.organizationId), settle };
}

function readTotals(row: SettledRow): MessageTotals | null {
  const { prompt_tokens, completion_tokens, cost_micro, usage_source } = row;
  if (cost_micro === null) return null;

  const hasUsage = prompt_tokens !== null && completion_tokens !== null && usage_source !== null;
  const usage = hasUsage
    ? { promptTokens: prompt_tokens, completionTokens: completion_tokens, source: usage_source }
    : null;

  return { usage, costMicro: BigInt(cost_micro) };
}

/** A message of several calls sums them up; it is estimated as soon as one of them is. */
export const settleSql = `
  WITH call AS (
    UPDATE llm_calls SET
      state = CASE WHEN $7::text IS NULL THEN 'released' ELSE 'settled' END::"LlmCallState",
      fresh_tokens = $2, cached_tokens = $3, cache_write_tokens = $4, output_tokens = $5,
      reasoning_tokens = $6, usage_source = $7::"UsageSource", usage_anomaly = $8, cost_micro = $9::bigint,
      finish_reason = $10, error_code = $11, ended_at = now(),
      first_token_at = coalesce(created_at + $20::int * interval '1 millisecond', first_token_at)
    WHERE id = $1 AND state IN ('reserved', 'streaming')
    RETURNING id, organization_id, user_id, conversation_id, message_id, purpose, model, hold_micro, created_at, first_token_at,
              state
  ), wallet AS (
    UPDATE billing_accounts a SET
      held_micro = held_micro - call.hold_micro, balance_micro = balance_micro - $9::bigint,
      undrawn_micro = undrawn_micro + $9::bigint
    FROM call WHERE a.organization_id = call.organization_id
    RETURNING a.id, a.balance_micro
  ), posted AS (
    INSERT INTO ledger_transactions (id, organization_id, kind, idempotency_key, call_id)
    SELECT $19, organization_id, 'usage', id || ':usage', id FROM call WHERE state = 'settled'
    RETURNING id
  ), entries AS (
    INSERT INTO ledger_entries (transaction_id, account_id, amount_micro, balance_after_micro)
    SELECT posted.id, wallet.id, -($9::bigint), wallet.balance_micro FROM posted, wallet
    UNION ALL
    SELECT posted.id, '${revenueId}', $9::bigint, NULL FROM posted
  ), day AS (
    INSERT INTO usage_days AS d (organization_id, user_id, day, model, purpose, calls, estimated_calls, fresh_tokens,
                                 cached_tokens, cache_write_tokens, output_tokens, reasoning_tokens, cost_micro)
    SELECT organization_id, user_id, ${daySql("created_at")}, model, purpose, 1, ($7::text = 'estimated')::int, $2, $3, $4, $5,
           $6, $9::bigint
    FROM call WHERE state = 'settled'
    ON CONFLICT (organization_id, day, user_id, model, purpose) DO UPDATE SET
      calls = d.calls + 1, estimated_calls = d.estimated_calls + EXCLUDED.estimated_calls,
      fresh_tokens = d.fresh_tokens + EXCLUDED.fresh_tokens, cached_tokens = d.cached_tokens + EXCLUDED.cached_tokens,
      cache_write_tokens = d.cache_write_tokens + EXCLUDED.cache_write_tokens,
      output_tokens = d.output_tokens + EXCLUDED.output_tokens,
      reasoning_tokens = d.reasoning_tokens + EXCLUDED.reasoning_tokens, cost_micro = d.cost_micro + EXCLUDED.cost_micro
  ), hour AS (
    ${countHourSql}
  ), counted AS (
    UPDATE budget_periods p SET
      spent_micro = spent_micro + $9::bigint, held_micro = p.held_micro - coalesce(h.held_micro, 0)
    FROM call
      JOIN budgets b ON b.organization_id = call.organization_id AND (b.user_id IS NULL OR b.user_id = call.user_id)
      LEFT JOIN budget_holds h ON h.call_id = call.id AND h.budget_id = b.id
    WHERE p.budget_id = b.id AND p.period_start = ${periodStartSql("b.period", "call.created_at")}
    RETURNING p.budget_id, p.period_start, p.spent_micro, b.limit_micro, b.warn_at_percent
  ), given_back AS (
    DELETE FROM budget_holds USING call WHERE call_id = call.id
  ), alerts AS (
    INSERT INTO budget_alerts (budget_id, period_start, percent)
    SELECT DISTINCT budget_id, period_start, percent
    FROM counted, LATERAL (VALUES (warn_at_percent), (100)) AS passed (percent)
    WHERE spent_micro * 100::numeric >= limit_micro * percent::numeric
    ON CONFLICT DO NOTHING
  ), message AS (
    UPDATE messages m SET
      content = $14, reasoning = $15, draft_content = NULL, draft_reasoning = NULL,
      status = ($16::text)::"MessageStatus", finish_reason = $10, error_code = $11,
      sources = coalesce($17::jsonb, m.sources), citations = coalesce($18::jsonb, m.citations),
      prompt_tokens = CASE WHEN $12::int IS NULL THEN m.prompt_tokens ELSE coalesce(m.prompt_tokens, 0) + $12 END,
      completion_tokens =
        CASE WHEN $13::int IS NULL THEN m.completion_tokens ELSE coalesce(m.completion_tokens, 0) + $13 END,
      usage_source = CASE WHEN m.usage_source = 'estimated' THEN m.usage_source
                          ELSE coalesce($7::"UsageSource", m.usage_source) END,
      cost_micro = coalesce(m.cost_micro, 0) + $9::bigint, updated_at = now()
    FROM call
    WHERE m.id = call.message_id AND $16::text IS NOT NULL
    RETURNING m.prompt_tokens, m.completion_tokens, m.cost_micro, m.usage_source
  ), conversation AS (
    UPDATE conversations c SET
      total_tokens = total_tokens + $2 + $3 + $4 + $5 + $6, total_cost_micro = total_cost_micro + $9::bigint,
      last_activity_at = CASE WHEN $16::text IS NULL THEN last_activity_at ELSE now() END, updated_at = now()
    FROM call
    WHERE c.id = call.conversation_id
  ), person AS (
    UPDATE users u SET
      total_tokens = total_tokens + $2 + $3 + $4 + $5 + $6, total_cost_micro = total_cost_micro + $9::bigint
    FROM call
    WHERE u.id = call.user_id
  )
  SELECT m.prompt_tokens, m.completion_tokens, m.cost_micro, m.usage_source::text AS usage_source
  FROM call LEFT JOIN message m ON true`;
