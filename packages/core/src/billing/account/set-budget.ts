import { type Actor, type Budget, DomainError, parseMicro, type SetBudget } from "@claw/contract";
import { type Transaction, uuidv7 } from "@claw/db";
import { recordDeed } from "../../audit/record-deed.ts";
import { requirePerson } from "../../user/require-person.ts";
import { dateOf, nextPeriodStart, periodStart } from "../china-days.ts";
import { lockWallet } from "../ledger/accounts.ts";
import type { AccountDeps } from "./deps.ts";
import { findBudgets, presentBudget } from "./find-budgets.ts";
import { findRole, forbidden, leads } from "./membership.ts";

/**
 * Makes, changes or takes away the one budget of a scope, person and period. One that is new in the middle of a period
 * has seen what was spent since its beginning. FORBIDDEN for plain members, but for a budget of themselves that nobody
 * else has set; NOT_FOUND for a person who is not of the organization.
 */
export async function setBudget(
  { db, clock }: Pick<AccountDeps, "db" | "clock">,
  actor: Actor,
  input: SetBudget,
): Promise<Budget | null> {
  const person = requirePerson(actor);
  const { organizationId } = person;
  const { scope, period, kind, warnAtPercent } = input;
  const userId = ownerOf(input, person.userId);
  const limitMicro = input.limit === null ? null : parseMicro(input.limit);
  const now = clock.now();

  return db.prisma.$transaction(async (tx) => {
    await lockWallet(tx, organizationId);
    const known = await tx.budget.findFirst({ where: { organizationId, scope, userId, period } });
    await requireRight(tx, actor, userId, known?.setById ?? null);
    if (limitMicro === null && !known) return null;

    const detail = {
      scope,
      period,
      kind,
      limit: input.limit ?? "none",
      ...(userId === null ? {} : { userId }),
    };
    await recordDeed(tx, person, { action: "budget_set", organizationId, detail, at: now });
    if (limitMicro === null) {
      await tx.budget.deleteMany({ where: { organizationId, scope, userId, period } });
      return null;
    }

    const id = known?.id ?? uuidv7();
    const rule = { kind, limitMicro, warnAtPercent, setById: person.userId };
    await tx.budget.upsert({
      where: { id },
      create: { id, organizationId, scope, userId, period, ...rule },
      update: rule,
    });
    await openPeriod(tx, { id, organizationId, userId, start: periodStart(period, now), period });
    const [budget] = await findBudgets(tx, { id }, now);
    if (!budget) throw new Error(`the budget ${id} is gone within its own transaction`);

    return presentBudget(budget);
  });
}

/** INVALID_INPUT for a budget of everybody that names somebody. */
function ownerOf({ scope, userId }: SetBudget, callerId: string): string | null {
  switch (scope) {
    case "user":
      return userId ?? callerId;
    case "organization":
      if (userId === undefined) return null;
      throw new DomainError("INVALID_INPUT", {
        message: "A budget of the organization counts everybody's calls and names nobody.",
        fields: [{ field: "userId", message: "belongs to a budget of the scope user" }],
      });
  }
}

/** A limit that an admin has set is not lifted by whom it limits. */
async function requireRight(
  tx: Transaction,
  actor: Actor,
  userId: string | null,
  setById: string | null,
): Promise<void> {
  const { organizationId, userId: callerId } = requirePerson(actor);
  const role = await findRole(tx, actor);
  if (!leads(role)) {
    const isOwn = role !== null && userId === callerId && (setById === null || setById === callerId);
    if (isOwn) return;

    throw forbidden("Only owners and admins of the organization set this budget.");
  }
  if (userId === null) return;

  const member = await tx.membership.findUnique({
    where: { organizationId_userId: { organizationId, userId } },
    select: { userId: true },
  });
  if (!member) throw new DomainError("NOT_FOUND", { message: "There is no such person." });
}

type Opening = {
  id: string;
  organizationId: string;
  userId: string | null;
  period: SetBudget["period"];
  start: string;
};

/**
 * The wallet is locked, so no call is settled meanwhile: what the days have seen is what was spent. Warnings of the
 * period that are not true any more are taken back, so that they come when they are.
 */
async function openPeriod(
  tx: Transaction,
  { id, organizationId, userId, period, start }: Opening,
): Promise<void> {
  const [from, next] = [dateOf(start), dateOf(nextPeriodStart(period, start))];
  await tx.$executeRaw`
    INSERT INTO budget_periods (budget_id, period_start, spent_micro)
    SELECT ${id}::uuid, ${from}::date, coalesce(sum(cost_micro), 0) FROM usage_days
    WHERE organization_id = ${organizationId}::uuid AND day >= ${from}::date AND day < ${next}::date
      AND (${userId}::uuid IS NULL OR user_id = ${userId}::uuid)
    ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    DELETE FROM budget_alerts a USING budget_periods p, budgets b
    WHERE a.budget_id = ${id}::uuid AND a.period_start = ${from}::date
      AND p.budget_id = a.budget_id AND p.period_start = a.period_start AND b.id = a.budget_id
      AND p.spent_micro * 100 < b.limit_micro * a.percent`;
}
