import { z } from "zod";
import { Id, Instant, Money } from "../primitives.ts";
import { Amount, Day } from "./amount.ts";

export const BudgetScope = z.enum(["organization", "user"]);
export type BudgetScope = z.infer<typeof BudgetScope>;

export const BudgetPeriod = z.enum(["day", "month"]);
export type BudgetPeriod = z.infer<typeof BudgetPeriod>;

/** `soft` warns, `hard` also refuses what would go beyond. */
export const BudgetKind = z.enum(["soft", "hard"]);
export type BudgetKind = z.infer<typeof BudgetKind>;

export const BudgetAlert = z.object({
  /** Percent of the limit that was passed: the warning's, or 100. */
  percent: z.number().int(),
  createdAt: Instant,
});
export type BudgetAlert = z.infer<typeof BudgetAlert>;

export const Budget = z.object({
  id: Id,
  scope: BudgetScope,
  /** Whose calls it counts; null for everybody's of the organization. */
  userId: Id.nullable(),
  period: BudgetPeriod,
  kind: BudgetKind,
  limit: Money,
  warnAtPercent: z.number().int(),
  /** Of the period that runs. */
  periodStart: Day,
  spent: Money,
  held: Money,
  /** Of the period that runs, each once. */
  alerts: z.array(BudgetAlert),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Budget = z.infer<typeof Budget>;

/** One budget for each scope, person and period; a null limit takes it away. */
export const SetBudget = z.object({
  scope: BudgetScope.default("organization"),
  /** With the scope `user`: a member of the organization; oneself where left out. */
  userId: Id.optional(),
  period: BudgetPeriod.default("month"),
  kind: BudgetKind.default("hard"),
  limit: Amount.nullable(),
  warnAtPercent: z.number().int().min(1).max(100).default(80),
});
export type SetBudget = z.infer<typeof SetBudget>;
