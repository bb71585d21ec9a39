import { type Statement, statement } from "@claw/db";
import { periodStartSql } from "./periods.ts";

/** Sets aside on every budget that counts a call what its wallet holds for it, and remembers where. */
export function holdBudgets(callId: string): Statement<unknown> {
  return statement("hold-budgets", holdBudgetsSql, [callId]);
}

const holdBudgetsSql = `
  WITH call AS (
    SELECT id, organization_id, user_id, hold_micro, created_at FROM llm_calls WHERE id = $1
  ), counted AS (
    INSERT INTO budget_periods AS p (budget_id, period_start, held_micro)
    SELECT b.id, ${periodStartSql("b.period", "call.created_at")}, call.hold_micro
    FROM call JOIN budgets b
      ON b.organization_id = call.organization_id AND (b.user_id IS NULL OR b.user_id = call.user_id)
    ON CONFLICT (budget_id, period_start) DO UPDATE SET held_micro = p.held_micro + EXCLUDED.held_micro
    RETURNING budget_id, period_start
  )
  INSERT INTO budget_holds (call_id, budget_id, period_start, held_micro)
  SELECT call.id, counted.budget_id, counted.period_start, call.hold_micro FROM counted, call`;
