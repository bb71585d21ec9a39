import { commitBatch, type Database, statement } from "@claw/db";
import type { AdmittedCall } from "./admit-call.ts";
import { lockWalletFirst } from "./lock-wallet.ts";
import { affordableOutput, dearestOutput, MILLION } from "./price-call.ts";

/** The least that is worth asking for, in tokens of the answer. */
const leastStep = 2_048;

/**
 * Sets aside more for a call whose answer is longer than what is held for it, where the wallet and every hard budget
 * have it.
 * @param tokens that it has had; as many more are asked for, so that a flood asks seldom
 * @returns how many tokens more are paid for; 0 where nothing is left, or the call has ended
 */
export async function extendHold(db: Database, call: AdmittedCall, tokens: number): Promise<number> {
  const step = Math.max(tokens, leastStep);
  const each = dearestOutput(call.price);
  const wanted = (BigInt(step) * each + MILLION - 1n) / MILLION;
  const extend = statement<{ extra: string }>("extend-hold", extendSql, [
    call.callId,
    call.organizationId,
    String(wanted),
  ]);
  await commitBatch(db, [lockWalletFirst(call.organizationId), extend]);
  const [row] = extend.rows;

  if (!row) return 0;

  return affordableOutput(BigInt(row.extra), call.price) ?? step;
}

const extendSql = `
  WITH call AS (
    SELECT id FROM llm_calls WHERE id = $1 AND state IN ('reserved', 'streaming') FOR NO KEY UPDATE
  ), holds AS (
    SELECT h.budget_id, h.period_start, b.kind, b.limit_micro - p.spent_micro - p.held_micro AS left
    FROM call
      JOIN budget_holds h ON h.call_id = call.id
      JOIN budgets b ON b.id = h.budget_id
      JOIN budget_periods p ON p.budget_id = h.budget_id AND p.period_start = h.period_start
  ), room AS (
    SELECT least($3::bigint, a.balance_micro + a.credit_limit_micro - a.held_micro,
                 (SELECT min("left") FROM holds WHERE kind = 'hard')) AS extra
    FROM billing_accounts a, call WHERE a.organization_id = $2
  ), wallet AS (
    UPDATE billing_accounts SET held_micro = held_micro + extra FROM room WHERE organization_id = $2 AND extra > 0
  ), more AS (
    UPDATE llm_calls c SET hold_micro = hold_micro + extra FROM room, call WHERE c.id = call.id AND extra > 0
  ), periods AS (
    UPDATE budget_periods p SET held_micro = p.held_micro + extra
    FROM holds, room WHERE p.budget_id = holds.budget_id AND p.period_start = holds.period_start AND extra > 0
  ), own AS (
    UPDATE budget_holds h SET held_micro = h.held_micro + extra FROM room WHERE h.call_id = $1 AND extra > 0
  )
  SELECT extra::text AS extra FROM room WHERE extra > 0 OR $3::bigint = 0`;
