import type { Transaction } from "@claw/db";
import { voidInvoice, writeOffInvoice } from "../invoices/close-invoice.ts";
import type { CurrentSubscription } from "./current-subscription.ts";
import { setTier } from "./set-tier.ts";
import { type SubscriptionEvent, statusAfter } from "./subscription-states.ts";

export type EndingEvent = Exclude<SubscriptionEvent, "paid" | "missed">;

/**
 * The subscription is over and its people have the free plan. An invoice that waited for its payment is void; one of a
 * tier that was used through the grace stays, written off.
 */
export async function endSubscription(
  tx: Transaction,
  { id, organizationId, status, openInvoice }: CurrentSubscription,
  event: EndingEvent,
  at: Date,
): Promise<void> {
  await tx.subscription.update({
    where: { id },
    data: {
      status: statusAfter(status, event),
      canceledAt: at,
      openInvoiceId: null,
      graceUntil: null,
      nextTier: null,
    },
  });
  if (openInvoice) await (event === "grace_over" ? writeOffInvoice : voidInvoice)(tx, openInvoice);

  await setTier(tx, organizationId, "free");
}
