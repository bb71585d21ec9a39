import type { Transaction } from "@claw/db";
import type { BillingDeps } from "../deps.ts";
import { type CurrentSubscription, readSubscription } from "./current-subscription.ts";
import { dropUpgrade, waitsForUpgrade } from "./drop-upgrade.ts";
import { endSubscription } from "./end-subscription.ts";
import { payFromBalance } from "./pay-from-balance.ts";
import { renewSubscription } from "./renew-subscription.ts";
import { statusAfter } from "./subscription-states.ts";
import { after, graceMs } from "./terms.ts";

/** No subscription has more due at an instant: drop an upgrade, renew, miss, end. */
const mostSteps = 6;

/**
 * Does what has become due for a subscription by an instant, step by step until nothing is; nothing where somebody was
 * quicker. The wallet and the subscription are locked.
 */
export async function advanceSubscription(
  deps: Pick<BillingDeps, "seller">,
  tx: Transaction,
  current: CurrentSubscription,
  now: Date,
): Promise<CurrentSubscription> {
  let subscription = current;
  for (let steps = 0; steps < mostSteps; steps += 1) {
    if (!(await takeStep(deps, tx, subscription, now))) return subscription;
    subscription = await readSubscription(tx, subscription.id);
  }

  throw new Error(`the subscription ${current.id} does not come to rest`);
}

/** @returns whether there was something to do */
async function takeStep(
  deps: Pick<BillingDeps, "seller">,
  tx: Transaction,
  current: CurrentSubscription,
  now: Date,
): Promise<boolean> {
  const { status, openInvoice, periodEnd } = current;
  const isOverdue = openInvoice?.dueAt ? openInvoice.dueAt <= now : false;

  switch (status) {
    case "incomplete":
      if (!isOverdue) return false;
      await endSubscription(tx, current, "abandoned", now);
      return true;
    case "active":
      if (openInvoice) {
        if (!isOverdue) return false;
        await (waitsForUpgrade(current) ? dropUpgrade(tx, current) : miss(tx, current, now));
        return true;
      }
      if (periodEnd > now) return false;
      await renewSubscription(deps, tx, current, now);
      return true;
    case "past_due":
      return pursue(tx, current, now);
    case "canceled":
      return false;
  }
}

/** The grace begins when it is noticed: whoever could not pay while no server ran has all of it. */
async function miss(tx: Transaction, { id, status }: CurrentSubscription, now: Date): Promise<void> {
  await tx.subscription.update({
    where: { id },
    data: { status: statusAfter(status, "missed"), graceUntil: after(now, graceMs) },
  });
}

/** What is past due is charged as soon as there is enough, and given up when the grace is over. */
async function pursue(tx: Transaction, current: CurrentSubscription, now: Date): Promise<boolean> {
  const { payWith, openInvoice, graceUntil } = current;
  if (payWith === "balance" && openInvoice && (await payFromBalance(tx, openInvoice, now, null))) return true;
  if (graceUntil && graceUntil > now) return false;

  await endSubscription(tx, current, "grace_over", now);
  return true;
}
