import type { Actor, Subscription } from "@claw/contract";
import type { BillingDeps } from "../deps.ts";
import { changeSubscription, conflict } from "./change-subscription.ts";
import { requireSubscription } from "./current-subscription.ts";

/** Takes a cancellation or a downgrade back before it counts. NOT_FOUND; CONFLICT where there is none. */
export async function resumeSubscription(deps: BillingDeps, actor: Actor): Promise<Subscription> {
  return changeSubscription(deps, actor, "resume", async ({ tx }, found) => {
    const { id, cancelAtPeriodEnd, nextTier } = requireSubscription(found);
    if (!cancelAtPeriodEnd && nextTier === null) throw conflict("Nothing is to change with the next period.");

    await tx.subscription.update({ where: { id }, data: { cancelAtPeriodEnd: false, nextTier: null } });
    return id;
  });
}
