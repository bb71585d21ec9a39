import { type Actor, DomainError, type Person, type SetPersonTier } from "@claw/contract";
import type { Transaction } from "@claw/db";
import { requireOperator } from "../runtime/require-actor.ts";
import { changePerson } from "./change-person.ts";
import type { PeopleDeps } from "./deps.ts";

/** A tier that nobody pays for, such as a colleague's. */
export async function setTier(
  deps: PeopleDeps,
  actor: Actor,
  { userId, tier }: SetPersonTier,
): Promise<Person> {
  return changePerson(deps, requireOperator(actor), {
    userId,
    action: "user_tier_changed",
    detail: { tier },
    async deed(tx) {
      await requireNoSubscription(tx, userId);
      await tx.user.update({ where: { id: userId }, data: { subscriptionTier: tier } });
    },
  });
}

/** A subscription sets the tier itself when it begins, renews and ends. */
async function requireNoSubscription(tx: Transaction, userId: string): Promise<void> {
  const subscription = await tx.subscription.findFirst({
    where: {
      status: { not: "canceled" },
      organization: { memberships: { some: { userId, role: "owner" } } },
    },
    select: { id: true },
  });
  if (!subscription) return;

  throw new DomainError("CONFLICT", { message: "A subscription says what the tier is. Cancel it first." });
}
