import { eventOf, must, newId, type StripeBooks, type StripeEvent } from "./stripe-books.ts";

/** What happens at Stripe without our asking; each returns the events that Stripe sends of it, in its usual order. */
export type StripeHappenings = {
  /** The payer pays on the page. */
  pay(sessionId: string): StripeEvent[];
  /** The payer is done, the bank is not. */
  payLater(sessionId: string): StripeEvent[];
  /** What the bank says then. */
  settleLater(sessionId: string, ending: "succeeded" | "failed"): StripeEvent[];
  expire(sessionId: string): StripeEvent[];
  /** Somebody pays back in Stripe's dashboard. */
  refund(sessionId: string, amount: number): StripeEvent[];
  /** The payer's bank sends a refund back. */
  failRefund(refundId: string): StripeEvent[];
  dispute(sessionId: string, amount?: number): StripeEvent[];
  closeDispute(disputeId: string, ending: "won" | "lost"): StripeEvent[];
};

export function happenings(books: StripeBooks, now: () => Date): StripeHappenings {
  const { sessions, intents, charges, refunds, disputes } = books;
  const tell = (type: string, object: StripeEvent["data"]["object"]) => eventOf(type, object, now());

  function complete(sessionId: string, status: "succeeded" | "processing") {
    const session = must(sessions, sessionId);
    const { amount_total: amount, currency, metadata } = session;
    const isPaid = status === "succeeded";
    const charge = newId("ch");
    const intent = newId("pi");
    intents.set(intent, {
      id: intent,
      object: "payment_intent",
      status,
      amount,
      amount_received: isPaid ? amount : 0,
      currency,
      latest_charge: charge,
      last_payment_error: null,
      metadata,
    });
    charges.set(charge, {
      id: charge,
      object: "charge",
      amount,
      amount_refunded: 0,
      currency,
      refunded: false,
      payment_intent: intent,
      metadata,
    });
    Object.assign(session, {
      status: "complete",
      payment_status: isPaid ? "paid" : "unpaid",
      payment_intent: intent,
      url: null,
    });

    return { session, intent: must(intents, intent) };
  }

  function paidThrough(sessionId: string) {
    const intent = must(intents, must(sessions, sessionId).payment_intent);

    return { intent, charge: must(charges, intent.latest_charge) };
  }

  return {
    pay(sessionId) {
      const { session, intent } = complete(sessionId, "succeeded");

      return [tell("payment_intent.succeeded", intent), tell("checkout.session.completed", session)];
    },
    payLater(sessionId) {
      const { session } = complete(sessionId, "processing");

      return [tell("checkout.session.completed", session)];
    },
    settleLater(sessionId, ending) {
      const session = must(sessions, sessionId);
      const { intent } = paidThrough(sessionId);
      if (ending === "failed") {
        intent.status = "requires_payment_method";
        intent.last_payment_error = { code: "payment_method_provider_decline" };
        return [tell("checkout.session.async_payment_failed", session)];
      }

      Object.assign(intent, { status: "succeeded", amount_received: intent.amount });
      session.payment_status = "paid";
      return [
        tell("payment_intent.succeeded", intent),
        tell("checkout.session.async_payment_succeeded", session),
      ];
    },
    expire(sessionId) {
      const session = must(sessions, sessionId);
      Object.assign(session, { status: "expired", url: null });

      return [tell("checkout.session.expired", session)];
    },
    refund(sessionId, amount) {
      const { intent, charge } = paidThrough(sessionId);
      const id = newId("re");
      charge.amount_refunded += amount;
      charge.refunded = charge.amount_refunded === charge.amount;
      refunds.set(id, {
        id,
        object: "refund",
        amount,
        currency: charge.currency,
        status: "succeeded",
        charge: charge.id,
        payment_intent: intent.id,
        metadata: {},
      });

      return [tell("refund.created", must(refunds, id)), tell("charge.refunded", charge)];
    },
    failRefund(refundId) {
      const refund = must(refunds, refundId);
      const charge = must(charges, refund.charge);
      Object.assign(refund, { status: "failed", failure_reason: "expired_or_canceled_card" });
      charge.amount_refunded -= refund.amount;
      charge.refunded = false;

      return [tell("refund.updated", refund), tell("refund.failed", refund)];
    },
    dispute(sessionId, amount) {
      const { intent, charge } = paidThrough(sessionId);
      const id = newId("du");
      disputes.set(id, {
        id,
        object: "dispute",
        amount: amount ?? charge.amount,
        currency: charge.currency,
        status: "needs_response",
        reason: "fraudulent",
        charge: charge.id,
        payment_intent: intent.id,
        metadata: {},
      });

      return [tell("charge.dispute.created", must(disputes, id))];
    },
    closeDispute(disputeId, ending) {
      const dispute = must(disputes, disputeId);
      dispute.status = ending;

      return [tell("charge.dispute.closed", dispute)];
    },
  };
}
