import { type Actor, DomainError, type Subscription, type UserActor } from "@claw/contract";
import type { Transaction } from "@claw/db";
import { recordDeed } from "../../audit/record-deed.ts";
import type { BillingDeps } from "../deps.ts";
import { advanceSubscription } from "./advance-subscription.ts";
import { type CurrentSubscription, lockCurrent, readSubscription } from "./current-subscription.ts";
import { presentSubscription } from "./present-subscription.ts";
import { requireKeeper } from "./require-keeper.ts";
import { forgetOwners } from "./set-tier.ts";

export type ChangeContext = { tx: Transaction; keeper: UserActor; now: Date };

/**
 * Somebody changes the organization's subscription: all or nothing, after what is due already, and audited.
 * @param deed what is done to it; returns the id of the subscription that there is then
 */
export async function changeSubscription(
  deps: BillingDeps,
  actor: Actor,
  name: "subscribe" | "cancel" | "resume",
  deed: (context: ChangeContext, current: CurrentSubscription | null) => Promise<string>,
): Promise<Subscription> {
  const { db, clock } = deps;
  const keeper = await requireKeeper(db.prisma, actor);
  const { organizationId } = keeper;

  const changed = await db.prisma.$transaction(async (tx) => {
    const locked = await lockCurrent(tx, organizationId);
    const now = clock.now();
    const advanced = locked && (await advanceSubscription(deps, tx, locked, now));
    const current = advanced?.status === "canceled" ? null : advanced;

    const id = await deed({ tx, keeper, now }, current);
    const row = await readSubscription(tx, id);
    await recordDeed(tx, keeper, {
      action: "subscription_changed",
      detail: { deed: name, subscriptionId: id, tier: row.plan.tier, status: row.status },
      at: now,
    });

    return row;
  });
  await forgetOwners(deps, organizationId);

  return presentSubscription(changed);
}

export function conflict(message: string): DomainError {
  return new DomainError("CONFLICT", { message });
}
