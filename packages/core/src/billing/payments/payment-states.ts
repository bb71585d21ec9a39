import type { PaymentStatus } from "@claw/contract";

/** What can happen to a payment. */
export const paymentEvents = [
  "submit",
  "paid",
  "reopen",
  "fail",
  "cancel",
  "expire",
  "refund_part",
  "refund_whole",
  "refund_failed",
  "dispute",
  "dispute_won",
  "dispute_lost",
] as const;
export type PaymentEventName = (typeof paymentEvents)[number];

/**
 * Where each event leads; what is not here cannot happen. Money that comes counts, whatever ended before it came.
 * A failed refund and a won dispute lead back to the beginning, from where what is left of refunds counts again.
 */
const table: Record<PaymentStatus, Partial<Record<PaymentEventName, PaymentStatus>>> = {
  pending: {
    submit: "submitted",
    paid: "succeeded",
    fail: "failed",
    cancel: "canceled",
    expire: "expired",
  },
  submitted: { submit: "submitted", paid: "succeeded", fail: "failed", cancel: "canceled" },
  failed: { paid: "succeeded", reopen: "submitted" },
  canceled: { paid: "succeeded" },
  expired: { paid: "succeeded" },
  succeeded: { refund_part: "partially_refunded", refund_whole: "refunded", dispute: "disputed" },
  partially_refunded: {
    refund_part: "partially_refunded",
    refund_whole: "refunded",
    refund_failed: "succeeded",
    dispute: "disputed",
  },
  refunded: { refund_failed: "succeeded", dispute: "disputed" },
  disputed: {
    refund_part: "disputed",
    refund_whole: "disputed",
    refund_failed: "disputed",
    dispute: "disputed",
    dispute_won: "succeeded",
    dispute_lost: "disputed",
  },
};

export function canHappen(status: PaymentStatus, event: PaymentEventName): boolean {
  return table[status][event] !== undefined;
}

/** The status after the event. Throws for what cannot happen: whoever may meet that asks {@link canHappen} first. */
export function statusAfter(status: PaymentStatus, event: PaymentEventName): PaymentStatus {
  const next = table[status][event];
  if (next) return next;

  throw new Error(`a payment that is ${status} cannot see ${event}`);
}

/** The status after money went back or came back again, of which `refundedMicro` is paid back now. */
export function statusWithRefunds(
  status: PaymentStatus,
  { refundedMicro, amountMicro }: { refundedMicro: bigint; amountMicro: bigint },
): PaymentStatus {
  if (refundedMicro === 0n) return status;

  return statusAfter(status, refundedMicro < amountMicro ? "refund_part" : "refund_whole");
}

/** Whether the money has come, at some time. */
export function wasPaid(status: PaymentStatus): boolean {
  switch (status) {
    case "succeeded":
    case "partially_refunded":
    case "refunded":
    case "disputed":
      return true;
    case "pending":
    case "submitted":
    case "failed":
    case "canceled":
    case "expired":
      return false;
  }
}

/** Whether it still waits for its money. */
export function isOpen(status: PaymentStatus): boolean {
  return status === "pending" || status === "submitted";
}
