import { DomainError, type UserActor } from "@claw/contract";
import type { Database } from "@claw/db";
import { recordDeed } from "../audit/record-deed.ts";
import { correctHourSql } from "./count-hour.ts";
import { lockWallet } from "./ledger/accounts.ts";
import { postTransaction } from "./ledger/post-transaction.ts";
import { daySql, periodStartSql } from "./periods.ts";
import { priceCall } from "./price-call.ts";
import { type PriceRow, priceJsonSql, readPrice } from "./price-row.ts";
import type { TokenUsage } from "./token-usage.ts";

export type Reconciliation = {
  callId: string;
  /** What the provider says that was used, now that it is known. */
  usage: TokenUsage;
  /** Who says so; null for the installation itself. */
  by: { operator: UserActor; at: Date } | null;
  reason: string;
};

type CallRow = {
  organizationId: string;
  costMicro: bigint;
  fresh: number;
  cached: number;
  cacheWrite: number;
  output: number;
  reasoning: number;
  wasEstimated: boolean;
  price: PriceRow;
};

/**
 * Brings a settled call to its true usage, once: the difference at the call's own price is posted under the key
 * `<call id>:reconcile`, and counted everywhere that the call was. The call itself stays as it was settled.
 * NOT_FOUND for a call that is not settled, CONFLICT for one that was reconciled.
 */
export async function reconcileCall(
  { prisma }: Database,
  { callId, usage, by, reason }: Reconciliation,
): Promise<void> {
  const actorId = by?.operator.userId ?? null;
  const owner = await prisma.llmCall.findUnique({ where: { id: callId }, select: { organizationId: true } });
  if (!owner) throw noSuchCall();

  await prisma.$transaction(async (tx) => {
    await lockWallet(tx, owner.organizationId);
    const [call] = await tx.$queryRawUnsafe<CallRow[]>(callSql, callId);
    if (!call) throw noSuchCall();

    const costMicro = priceCall(usage, readPrice(call.price));
    const difference = costMicro - call.costMicro;
    const { count } = await tx.callCorrection.createMany({
      data: [
        {
          callId,
          freshTokens: usage.fresh,
          cachedTokens: usage.cached,
          cacheWriteTokens: usage.cacheWrite,
          outputTokens: usage.output,
          reasoningTokens: usage.reasoning,
          costMicro,
          actorId,
          reason,
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) {
      throw new DomainError("CONFLICT", { message: "This call was brought to its true usage before." });
    }

    await postTransaction(tx, {
      organizationId: call.organizationId,
      kind: "reconcile",
      key: `${callId}:reconcile`,
      entries: [
        { account: "wallet", amountMicro: -difference },
        { account: "revenue", amountMicro: difference },
      ],
      credit: { source: "granted" },
      actorId,
      reason,
      callId,
    });
    await tx.$executeRawUnsafe(
      countSql,
      callId,
      usage.fresh - call.fresh,
      usage.cached - call.cached,
      usage.cacheWrite - call.cacheWrite,
      usage.output - call.output,
      usage.reasoning - call.reasoning,
      difference,
      call.wasEstimated ? -1 : 0,
    );
    if (by) {
      await recordDeed(tx, by.operator, {
        action: "call_reconciled",
        detail: { callId, differenceMicro: String(difference), reason },
        at: by.at,
      });
    }
  });
}

function noSuchCall(): DomainError {
  return new DomainError("NOT_FOUND", { message: "There is no such call that was charged." });
}

const callSql = `
  SELECT c.organization_id AS "organizationId", c.cost_micro AS "costMicro", c.fresh_tokens AS fresh,
         c.cached_tokens AS cached, c.cache_write_tokens AS "cacheWrite", c.output_tokens AS output,
         c.reasoning_tokens AS reasoning, c.usage_source = 'estimated' AS "wasEstimated", ${priceJsonSql} AS price
  FROM llm_calls c JOIN price_versions p ON p.id = c.price_version_id
  WHERE c.id = $1::uuid AND c.state = 'settled'`;

/** Messages without a cost were settled without usage; sums of people and conversations are never below zero. */
const countSql = `
  WITH call AS (
    SELECT * FROM llm_calls WHERE id = $1::uuid
  ), day AS (
    UPDATE usage_days d SET
      fresh_tokens = d.fresh_tokens + $2, cached_tokens = d.cached_tokens + $3, cache_write_tokens = d.cache_write_tokens + $4,
      output_tokens = d.output_tokens + $5, reasoning_tokens = d.reasoning_tokens + $6, cost_micro = d.cost_micro + $7,
      estimated_calls = d.estimated_calls + $8
    FROM call WHERE d.organization_id = call.organization_id AND d.day = ${daySql("call.created_at")}
      AND d.user_id = call.user_id AND d.model = call.model AND d.purpose = call.purpose
  ), hour AS (
    ${correctHourSql}
  ), counted AS (
    UPDATE budget_periods p SET spent_micro = p.spent_micro + $7
    FROM call JOIN budgets b
      ON b.organization_id = call.organization_id AND (b.user_id IS NULL OR b.user_id = call.user_id)
    WHERE p.budget_id = b.id AND p.period_start = ${periodStartSql("b.period", "call.created_at")}
  ), message AS (
    UPDATE messages m SET
      prompt_tokens = m.prompt_tokens + $2 + $3 + $4, completion_tokens = m.completion_tokens + $5 + $6,
      cost_micro = m.cost_micro + $7, usage_source = 'reconciled', updated_at = now()
    FROM call WHERE m.id = call.message_id AND call.purpose = 'answer' AND m.prompt_tokens IS NOT NULL
  ), conversation AS (
    UPDATE conversations c SET
      total_tokens = total_tokens + $2 + $3 + $4 + $5 + $6, total_cost_micro = total_cost_micro + $7, updated_at = now()
    FROM call WHERE c.id = call.conversation_id
  )
  UPDATE users u SET
    total_tokens = total_tokens + $2 + $3 + $4 + $5 + $6, total_cost_micro = total_cost_micro + $7
  FROM call WHERE u.id = call.user_id`;
