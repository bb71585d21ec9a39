import type { PayWith } from "@claw/contract";
import type { Transaction } from "@claw/db";
import { conflict } from "./change-subscription.ts";
import { type CurrentSubscription, readSubscription } from "./current-subscription.ts";
import { dropUpgrade } from "./drop-upgrade.ts";
import { payFromBalance } from "./pay-from-balance.ts";
import { insufficientBalance } from "./start-subscription.ts";

export type Keeping = { payWith: PayWith; now: Date; actorId: string };

/**
 * The tier that one has: takes back what was to change, and says how it is paid from now on; an invoice that waits is
 * charged at once where that is the balance. CONFLICT where nothing would change, INSUFFICIENT_BALANCE.
 */
export async function keepTier(
  tx: Transaction,
  current: CurrentSubscription,
  { payWith, now, actorId }: Keeping,
): Promise<void> {
  const { id, openInvoiceId, cancelAtPeriodEnd, nextTier } = current;
  const isChanged = openInvoiceId !== null || cancelAtPeriodEnd || nextTier !== null;
  if (!isChanged && current.payWith === payWith) throw conflict("The subscription is of this tier already.");

  await dropUpgrade(tx, current);
  await tx.subscription.update({
    where: { id },
    data: { payWith, cancelAtPeriodEnd: false, nextTier: null },
  });
  const { openInvoice } = await readSubscription(tx, id);
  if (!openInvoice || payWith !== "balance") return;
  if (!(await payFromBalance(tx, openInvoice, now, actorId))) throw insufficientBalance();
}
