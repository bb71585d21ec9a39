import type { Actor, Subscribe, Subscription } from "@claw/contract";
import type { PlanVersion } from "@claw/db";
import type { BillingDeps } from "../deps.ts";
import { grantsOf } from "../invoices/stored-invoice.ts";
import { getPlan } from "../plans/get-plan.ts";
import { type ChangeContext, changeSubscription, conflict } from "./change-subscription.ts";
import { type CurrentSubscription, readSubscription } from "./current-subscription.ts";
import { dropUpgrade, waitsForUpgrade } from "./drop-upgrade.ts";
import { endSubscription } from "./end-subscription.ts";
import { judgeChange } from "./judge-change.ts";
import { keepTier } from "./keep-tier.ts";
import { startSubscription } from "./start-subscription.ts";
import { upgradeSubscription } from "./upgrade-subscription.ts";

type Wish = { plan: PlanVersion; payWith: Subscribe["payWith"] };

/**
 * Begins a subscription, or changes it: to a dearer plan now, to another one with the next period, and for the tier
 * that one has, how it is paid. NOT_FOUND for a tier without a plan, INSUFFICIENT_BALANCE, CONFLICT where an invoice
 * is to be paid first or nothing would change.
 */
export async function subscribe(deps: BillingDeps, actor: Actor, input: Subscribe): Promise<Subscription> {
  return changeSubscription(deps, actor, "subscribe", async (context, current) => {
    const plan = await getPlan(context.tx, input.tier, context.now);
    const wish = { plan, payWith: input.payWith };
    if (!current || current.status === "incomplete") return begin(deps, context, current, wish);

    await change(deps, context, current, wish);
    return current.id;
  });
}

async function begin(
  deps: BillingDeps,
  { tx, keeper, now }: ChangeContext,
  incomplete: CurrentSubscription | null,
  { plan, payWith }: Wish,
): Promise<string> {
  if (plan.tier === "free") throw conflict("The free plan is what everybody has; cancel to go back to it.");
  if (incomplete?.planVersionId === plan.id && incomplete.payWith === payWith) return incomplete.id;
  if (incomplete) await endSubscription(tx, incomplete, "withdrawn", now);

  return startSubscription(deps, tx, keeper, { plan, payWith, now });
}

function change(
  deps: BillingDeps,
  context: ChangeContext,
  current: CurrentSubscription,
  wish: Wish,
): Promise<void> {
  const { tx, keeper, now } = context;

  switch (judgeChange(current.plan, wish.plan)) {
    case "same":
      return keepTier(tx, current, { payWith: wish.payWith, now, actorId: keeper.userId });
    case "now":
      return upgrade(deps, context, current, wish);
    case "later":
      return schedule(context, current, wish);
  }
}

async function upgrade(
  deps: BillingDeps,
  { tx, keeper, now }: ChangeContext,
  current: CurrentSubscription,
  { plan, payWith }: Wish,
): Promise<void> {
  refuseWhileUnpaid(current);
  if (isWaitedFor(current, plan, payWith)) return;

  await dropUpgrade(tx, current);
  const fresh = await readSubscription(tx, current.id);
  await upgradeSubscription(deps, tx, fresh, { plan, payWith, now, actorId: keeper.userId });
}

/** With the next period; for the free plan none follows. */
async function schedule(
  { tx }: ChangeContext,
  current: CurrentSubscription,
  { plan: { tier }, payWith }: Wish,
): Promise<void> {
  refuseWhileUnpaid(current);
  await dropUpgrade(tx, current);

  const isEnd = tier === "free";
  await tx.subscription.update({
    where: { id: current.id },
    data: { payWith, cancelAtPeriodEnd: isEnd, nextTier: isEnd ? null : tier },
  });
}

function refuseWhileUnpaid(current: CurrentSubscription): void {
  if (current.openInvoice && !waitsForUpgrade(current)) throw conflict("An invoice is to be paid first.");
}

/** Asked for once more: its invoice is there. */
function isWaitedFor(
  { openInvoice, payWith: before }: CurrentSubscription,
  { id }: PlanVersion,
  payWith: Subscribe["payWith"],
): boolean {
  return openInvoice !== null && before === payWith && grantsOf(openInvoice)?.planVersionId === id;
}
