import type { UserActor } from "@claw/contract";
import { type Database, uuidv7 } from "@claw/db";

export type SettledCall = {
  model?: string;
  purpose?: "answer" | "title" | "embedding" | "rerank";
  conversationId?: string | null;
  messageId?: string | null;
  usageSource?: "provider" | "estimated";
  fresh?: number;
  output?: number;
  /** When it was admitted. */
  at?: string;
};

/** 20 µ¥ a token in and out. */
const pricePerMillion = 20_000_000n;

/**
 * A call that was settled and posted, written as its rows: the reading of accounts is tested here, and the settlement
 * elsewhere.
 * @returns its id and what it cost, in micro-yuan
 */
export async function settledCall(
  db: Database,
  { organizationId, userId }: UserActor,
  call: SettledCall = {},
) {
  const { model = "glm-4", purpose = "answer", conversationId = null, messageId = null } = call;
  const { usageSource = "provider", fresh = 100, output = 50, at = "2027-02-28T17:00:00.000Z" } = call;
  const id = uuidv7();
  const costMicro = BigInt(fresh + output) * 20n;
  await db.pool.query(callSql, [
    id,
    organizationId,
    userId,
    conversationId,
    messageId,
    purpose,
    model,
    usageSource,
    fresh,
    output,
    String(costMicro),
    at,
    uuidv7(),
    uuidv7(),
    String(pricePerMillion),
  ]);

  return { id, costMicro };
}

/** What became known of a call later, with what it moved. */
export async function correctedCall(db: Database, callId: string, tokens: { fresh: number; output: number }) {
  const { fresh, output } = tokens;
  await db.pool.query(correctionSql, [callId, fresh, output, String((fresh + output) * 20), uuidv7()]);
}

const callSql = `
  WITH price AS (
    INSERT INTO price_versions (id, valid_from, input, output)
    SELECT $14, '1970-01-01', $15, $15 WHERE NOT EXISTS (SELECT FROM price_versions WHERE model_id IS NULL)
    RETURNING id
  ), call AS (
    INSERT INTO llm_calls (id, organization_id, user_id, conversation_id, message_id, purpose, model, provider,
      price_version_id, state, lease_owner, lease_expires_at, fresh_tokens, output_tokens, usage_source, cost_micro,
      finish_reason, created_at, ended_at)
    SELECT $1, $2, $3, $4, $5, ($6::text)::"LlmCallPurpose", $7, 'zhipu',
      coalesce((SELECT id FROM price), (SELECT id FROM price_versions WHERE model_id IS NULL)),
      'settled', $1, now(), $9, $10, ($8::text)::"UsageSource", $11::bigint, 'stop', $12::timestamptz, $12::timestamptz
  ), wallet AS (
    UPDATE billing_accounts SET balance_micro = balance_micro - $11::bigint, undrawn_micro = undrawn_micro + $11::bigint
    WHERE organization_id = $2 RETURNING id, balance_micro
  ), movement AS (
    INSERT INTO ledger_transactions (id, organization_id, kind, idempotency_key, call_id, created_at)
    VALUES ($13, $2, 'usage', $1::text || ':usage', $1, $12::timestamptz)
  ), entries AS (
    INSERT INTO ledger_entries (transaction_id, account_id, amount_micro, balance_after_micro)
    SELECT $13, id, -$11::bigint, balance_micro FROM wallet
    UNION ALL SELECT $13, '00000000-0000-7000-8000-000000000001', $11::bigint, NULL
  )
  INSERT INTO usage_days VALUES ($2, $3, ($12::timestamptz AT TIME ZONE 'Asia/Shanghai')::date, $7,
    ($6::text)::"LlmCallPurpose", 1, ($8::text = 'estimated')::int, $9, 0, 0, $10, 0, $11::bigint)
  ON CONFLICT (organization_id, day, user_id, model, purpose) DO UPDATE SET
    calls = usage_days.calls + 1, estimated_calls = usage_days.estimated_calls + excluded.estimated_calls,
    fresh_tokens = usage_days.fresh_tokens + excluded.fresh_tokens,
    output_tokens = usage_days.output_tokens + excluded.output_tokens,
    cost_micro = usage_days.cost_micro + excluded.cost_micro`;

const correctionSql = `
  WITH call AS (
    SELECT *, $4::bigint - cost_micro AS more FROM llm_calls WHERE id = $1
  ), correction AS (
    INSERT INTO call_corrections (call_id, fresh_tokens, cached_tokens, cache_write_tokens, output_tokens,
      reasoning_tokens, cost_micro, reason)
    VALUES ($1, $2, 0, 0, $3, 0, $4::bigint, 'counted again')
  ), wallet AS (
    UPDATE billing_accounts a SET balance_micro = balance_micro - more, undrawn_micro = undrawn_micro + more
    FROM call WHERE a.organization_id = call.organization_id RETURNING a.id, balance_micro, more
  ), movement AS (
    INSERT INTO ledger_transactions (id, organization_id, kind, idempotency_key, call_id)
    SELECT $5, organization_id, 'reconcile', id || ':reconcile', id FROM call
  ), entries AS (
    INSERT INTO ledger_entries (transaction_id, account_id, amount_micro, balance_after_micro)
    SELECT $5, id, -more, balance_micro FROM wallet
    UNION ALL SELECT $5, '00000000-0000-7000-8000-000000000001', more, NULL FROM wallet
  )
  UPDATE usage_days d SET cost_micro = d.cost_micro + more, fresh_tokens = d.fresh_tokens + $2 - call.fresh_tokens,
    output_tokens = d.output_tokens + $3 - call.output_tokens,
    estimated_calls = d.estimated_calls - (call.usage_source = 'estimated')::int
  FROM call
  WHERE d.organization_id = call.organization_id AND d.user_id = call.user_id AND d.model = call.model
    AND d.purpose = call.purpose AND d.day = (call.created_at AT TIME ZONE 'Asia/Shanghai')::date`;
