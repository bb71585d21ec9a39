import { formatMicro, type Payment, type UserActor } from "@claw/contract";
import type { Payment as PaymentRow } from "@claw/db";
import { awaitsSecondApproval } from "./four-eyes.ts";
import { keepsAccounts } from "./keeps-accounts.ts";

/** As the reader may see it: that a reference is another's, too, is for those who keep the accounts. */
export function presentPayment(row: PaymentRow, reader: UserActor): Payment {
  const { id, userId, provider, method, purpose, invoiceId, status, reference, failureReason } = row;

  return {
    id,
    userId,
    provider,
    method,
    purpose,
    invoiceId,
    status,
    currency: "CNY",
    amount: formatMicro(row.amountMicro),
    refunded: formatMicro(row.refundedMicro),
    payUrl: status === "pending" ? row.payUrl : null,
    reference,
    isReferenceReused: keepsAccounts(reader) && row.isReferenceReused,
    failureReason,
    awaitsSecondApproval: keepsAccounts(reader) && awaitsSecondApproval(row),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
