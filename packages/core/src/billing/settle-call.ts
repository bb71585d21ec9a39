import type { Database } from "@claw/db";
import { type CallPrice, priceCall } from "./price-call.ts";
import { completionTokens, noUsage, promptTokens, type TokenUsage, type UsageSource } from "./token-usage.ts";

/** How an answer ended: what its message will say. */
export type MessageOutcome = {
  content: string;
  reasoning: string;
  status: "complete" | "stopped" | "interrupted" | "failed";
};

export type Settlement = {
  callId: string;
  /** Null: nothing was delivered, nothing is charged. */
  usage: TokenUsage | null;
  usageSource: UsageSource;
  usageAnomaly: string | null;
  finishReason: string | null;
  errorCode: string | null;
  /** Null for calls that are not an answer. */
  message: MessageOutcome | null;
};

/** Whether this settlement counted. `already`: another one did, nothing was changed. */
export type Settled = "settled" | "already";

type PricedCall = {
  input: string;
  cached: string | null;
  cache_write: string | null;
  output: string;
  reasoning: string | null;
  per_request: string;
};

/**
 * Ends a provider call exactly once: usage and cost on the call, the message, the conversation and the person, in
 * one statement whose compare-and-set (`state IN ('reserved', 'streaming')`) lets only the first settler through.
 */
export async function settleCall(db: Database, settlement: Settlement): Promise<Settled> {
  const usage = settlement.usage ?? noUsage;
  const cost = priceCall(usage, await getFrozenPrice(db, settlement.callId));
  const { message } = settlement;

  const { rowCount } = await db.pool.query(settleSql, [
    settlement.callId,
    usage.fresh,
    usage.cached,
    usage.cacheWrite,
    usage.output,
    usage.reasoning,
    settlement.usage ? settlement.usageSource : null,
    settlement.usageAnomaly,
    String(cost),
    settlement.finishReason,
    settlement.errorCode,
    settlement.usage ? promptTokens(usage) : null,
    settlement.usage ? completionTokens(usage) : null,
    message?.content ?? null,
    message?.reasoning ?? null,
    message?.status ?? null,
  ]);

  return rowCount === 0 ? "already" : "settled";
}

async function getFrozenPrice(db: Database, callId: string): Promise<CallPrice> {
  const { rows } = await db.pool.query<PricedCall>(frozenPriceSql, [callId]);
  const [price] = rows;
  if (!price) throw new Error(`the provider call ${callId} has no row`);

  return {
    input: BigInt(price.input),
    cached: price.cached === null ? null : BigInt(price.cached),
    cacheWrite: price.cache_write === null ? null : BigInt(price.cache_write),
    output: BigInt(price.output),
    reasoning: price.reasoning === null ? null : BigInt(price.reasoning),
    perRequest: BigInt(price.per_request),
  };
}

const frozenPriceSql = `
  SELECT p.input, p.cached, p.cache_write, p.output, p.reasoning, p.per_request
  FROM llm_calls c JOIN price_versions p ON p.id = c.price_version_id
  WHERE c.id = $1`;

const settleSql = `
  WITH call AS (
    UPDATE llm_calls SET
      state = 'settled', fresh_tokens = $2, cached_tokens = $3, cache_write_tokens = $4, output_tokens = $5,
      reasoning_tokens = $6, usage_source = $7::"UsageSource", usage_anomaly = $8, cost_micro = $9::bigint,
      finish_reason = $10, error_code = $11, ended_at = now()
    WHERE id = $1 AND state IN ('reserved', 'streaming')
    RETURNING organization_id, user_id, conversation_id, message_id
  ), message AS (
    UPDATE messages m SET
      content = $14, reasoning = $15, status = ($16::text)::"MessageStatus", finish_reason = $10, error_code = $11,
      prompt_tokens = $12, completion_tokens = $13, usage_source = $7::"UsageSource", cost_micro = $9::bigint,
      updated_at = now()
    FROM call
    WHERE m.id = call.message_id AND $16::text IS NOT NULL
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
  SELECT 1 FROM call`;
