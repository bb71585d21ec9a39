import type { RefundNews } from "@claw/core";
import { z } from "zod";
import { fromFen } from "./fen.ts";

export const Refund = z.object({
  id: z.string(),
  amount: z.number().int(),
  currency: z.string(),
  status: z.string().nullable(),
  failure_reason: z.string().nullish(),
  payment_intent: z.string().nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
});
export type Refund = z.infer<typeof Refund>;

export const Refunds = z.object({ data: z.array(Refund) });

const Uuid = z.uuid();

export function readRefund({ id, amount, currency, status, failure_reason, metadata }: Refund): RefundNews {
  const refundId = Uuid.safeParse(metadata?.refundId);

  return {
    reference: id,
    refundId: refundId.success ? refundId.data : null,
    status: readRefundStatus(status),
    reason: failure_reason ?? null,
    amountMicro: fromFen(amount),
    currency: currency.toUpperCase(),
  };
}

/** `requires_action` waits for the payer, `canceled` gave up waiting. */
export function readRefundStatus(status: string | null): RefundNews["status"] {
  switch (status) {
    case "succeeded":
      return "succeeded";
    case "failed":
    case "canceled":
      return "failed";
    default:
      return "pending";
  }
}
