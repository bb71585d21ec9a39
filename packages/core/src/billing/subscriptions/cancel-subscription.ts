import type { Actor, Subscription } from "@claw/contract";
import type { BillingDeps } from "../deps.ts";
import { changeSubscription } from "./change-subscription.ts";
import { requireSubscription } from "./current-subscription.ts";
import { dropUpgrade, waitsForUpgrade } from "./drop-upgrade.ts";
import { endSubscription } from "./end-subscription.ts";

/** At the end of the period; at once where the period that was paid for is over, or none was. NOT_FOUND. */
export async function cancelSubscription(deps: BillingDeps, actor: Actor): Promise<Subscription> {
  return changeSubscription(deps, actor, "cancel", async ({ tx, now }, found) => {
    const current = requireSubscription(found);
    const { id, status } = current;

    if (status !== "active") {
      await endSubscription(tx, current, "withdrawn", now);
    } else if (current.openInvoice && !waitsForUpgrade(current)) {
      await endSubscription(tx, current, "ended", now);
    } else {
      await dropUpgrade(tx, current);
      await tx.subscription.update({ where: { id }, data: { cancelAtPeriodEnd: true, nextTier: null } });
    }

    return id;
  });
}
