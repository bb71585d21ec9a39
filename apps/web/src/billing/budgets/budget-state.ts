import type { Budget } from "@claw/contract";
import { partOf, sumMoney } from "../money/micro.ts";

export type BudgetState = {
  /** Of the limit: spent, and set aside for what is under way. May be more than 1. */
  spent: number;
  held: number;
  level: "fine" | "warned" | "reached";
};

/** How far a budget is used. What is held counts: it may become spent. */
export function stateOf({
  spent,
  held,
  limit,
  warnAtPercent,
}: Pick<Budget, "spent" | "held" | "limit" | "warnAtPercent">): BudgetState {
  const used = partOf(sumMoney([spent, held]), limit);
  const level = used >= 1 ? "reached" : Math.round(used * 10_000) >= warnAtPercent * 100 ? "warned" : "fine";

  return { spent: partOf(spent, limit), held: partOf(held, limit), level };
}
