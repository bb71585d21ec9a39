import type { Actor, Budget } from "@claw/contract";
import { requireMember } from "../../runtime/require-actor.ts";
import type { AccountDeps } from "./deps.ts";
import { findBudgets, presentBudget } from "./find-budgets.ts";
import { findRole, seesAll } from "./membership.ts";

/** All of the organization's to those who see what all spend; to others its own and those for themselves. */
export async function listBudgets(
  { db, clock }: Pick<AccountDeps, "db" | "clock">,
  actor: Actor,
): Promise<Budget[]> {
  const { organizationId, userId } = requireMember(actor);
  const seen = seesAll(await findRole(db.prisma, actor)) ? {} : { OR: [{ userId: null }, { userId }] };
  const budgets = await findBudgets(db.prisma, { organizationId, ...seen }, clock.now());

  return budgets.map(presentBudget);
}
