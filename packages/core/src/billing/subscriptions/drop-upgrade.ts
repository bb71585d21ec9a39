import type { Transaction } from "@claw/db";
import { voidInvoice } from "../invoices/close-invoice.ts";
import { grantsOf } from "../invoices/stored-invoice.ts";
import type { CurrentSubscription } from "./current-subscription.ts";

/** Whether the invoice that waits for its payment is one of an upgrade. */
export function waitsForUpgrade({ openInvoice }: Pick<CurrentSubscription, "openInvoice">): boolean {
  return openInvoice !== null && grantsOf(openInvoice)?.kind === "upgrade";
}

/** An upgrade that nobody has paid for yet is not wanted any more. */
export async function dropUpgrade(tx: Transaction, current: CurrentSubscription): Promise<void> {
  if (!current.openInvoice || !waitsForUpgrade(current)) return;

  await tx.subscription.update({ where: { id: current.id }, data: { openInvoiceId: null } });
  await voidInvoice(tx, current.openInvoice);
}
