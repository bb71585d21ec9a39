import type { RefundOrder, RefundStanding } from "@claw/core";
import type { Stripe } from "stripe";
import { toFen } from "./fen.ts";
import { type Refund, Refunds, readRefundStatus } from "./read-refunds.ts";
import { intentOf, Session } from "./read-standing.ts";
import { isRefusal } from "./to-domain-error.ts";

/**
 * Pays back through Stripe, once for each refund id: by its idempotency key, which Stripe forgets after a day, and by
 * looking for the refund before.
 */
export async function refund(stripe: Stripe, order: RefundOrder): Promise<RefundStanding> {
  const { refundId, paymentId, reference, amountMicro } = order;
  if (reference === null) return { status: "failed", reference: null, reason: "not known to the provider" };

  const session = Session.parse(await stripe.checkout.sessions.retrieve(reference));
  const intent = intentOf(session);
  if (intent === null) return { status: "failed", reference: null, reason: "not paid at the provider" };

  const { data } = Refunds.parse(await stripe.refunds.list({ payment_intent: intent, limit: 100 }));
  const before = data.find(({ metadata }) => metadata?.refundId === refundId);
  if (before) return standingOf(before);

  try {
    const made = await stripe.refunds.create(
      { payment_intent: intent, amount: toFen(amountMicro), metadata: { paymentId, refundId } },
      { idempotencyKey: `refund-${refundId}` },
    );
    return { status: readRefundStatus(made.status), reference: made.id, reason: made.failure_reason ?? null };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { status: "failed", reference: null, reason: error instanceof Error ? error.message : null };
  }
}

function standingOf({ id, status, failure_reason }: Refund): RefundStanding {
  return { status: readRefundStatus(status), reference: id, reason: failure_reason ?? null };
}
