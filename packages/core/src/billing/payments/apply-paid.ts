import type { Payment, Transaction } from "@claw/db";
import { creditPayment } from "./credit-payment.ts";
import type { PaymentDeps } from "./deps.ts";
import { canHappen, isOpen } from "./payment-states.ts";
import type { PaidAmount } from "./ports.ts";

/** What became of something that a provider told. */
export type Outcome =
  | "applied"
  /** Money came for a payment that had ended here. */
  | "applied_late"
  /** Nothing to do: it was known. */
  | "already"
  /** Overtaken by what happened since. */
  | "stale"
  | "amount_differs"
  | "currency_differs";

/** Credits a locked payment of which the provider says that it is paid, unless it says another amount than ours. */
export async function applyPaid(
  deps: PaymentDeps,
  tx: Transaction,
  payment: Payment,
  paid: PaidAmount,
): Promise<Outcome> {
  const difference = findDifference(payment, paid);
  if (difference) return difference;
  if (!canHappen(payment.status, "paid")) return "already";

  await creditPayment(deps, tx, payment, null);
  return isOpen(payment.status) ? "applied" : "applied_late";
}

export function findDifference(
  { amountMicro, currency }: Pick<Payment, "amountMicro" | "currency">,
  told: PaidAmount,
): "amount_differs" | "currency_differs" | null {
  if (told.currency !== currency) return "currency_differs";

  return told.amountMicro === amountMicro ? null : "amount_differs";
}
