import type { Payment, Transaction } from "@claw/db";
import { type PaymentEventName, statusAfter } from "./payment-states.ts";

/** Moves a locked payment along the table, where no money moves. Throws for what cannot happen. */
export async function changeStatus(
  tx: Transaction,
  { id, status }: Payment,
  event: Extract<PaymentEventName, "fail" | "cancel" | "expire">,
  failureReason: string | null = null,
): Promise<Payment> {
  return tx.payment.update({
    where: { id },
    data: { status: statusAfter(status, event), failureReason: failureReason?.slice(0, 500) ?? null },
  });
}
