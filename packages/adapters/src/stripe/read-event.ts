import type { DisputeNews, PaymentNews, ProviderEvent } from "@claw/core";
import type { Stripe } from "stripe";
import { z } from "zod";
import { fromFen } from "./fen.ts";
import { Refund, Refunds, readRefund } from "./read-refunds.ts";
import { readStanding, Session } from "./read-standing.ts";
import { isMissing } from "./to-domain-error.ts";

const Event = z.object({
  id: z.string().min(1).max(255),
  type: z.string().min(1).max(255),
  created: z.number().int(),
  data: z.object({ object: z.record(z.string(), z.unknown()) }),
});

const Metadata = z.record(z.string(), z.string()).nullish();
const Intent = z.object({
  amount_received: z.number().int(),
  currency: z.string(),
  metadata: Metadata,
});
const Charge = z.object({ id: z.string(), payment_intent: z.string().nullish(), metadata: Metadata });
const Dispute = z.object({
  id: z.string(),
  amount: z.number().int(),
  currency: z.string(),
  status: z.string(),
  reason: z.string().nullish(),
  payment_intent: z.string().nullish(),
});
const Uuid = z.uuid();

type Read = Pick<ProviderEvent, "paymentId" | "news">;

/**
 * What an event of Stripe's says in our words. What moved is read off the object, not off the event's name, since
 * events come in any order. Events of a charge name the PaymentIntent only: that is asked for the payment's id.
 */
export async function readEvent(stripe: Stripe, raw: unknown): Promise<ProviderEvent> {
  const { id, type, created, data } = Event.parse(raw);

  return { id, type, occurredAt: new Date(created * 1000), ...(await readObject(stripe, type, data.object)) };
}

async function readObject(stripe: Stripe, type: string, object: object): Promise<Read> {
  switch (type) {
    case "checkout.session.completed":
    case "checkout.session.async_payment_succeeded":
    case "checkout.session.async_payment_failed":
    case "checkout.session.expired": {
      const session = Session.parse(object);
      return { paymentId: paymentIdIn(session.metadata), news: readSession(type, session) };
    }
    case "payment_intent.succeeded": {
      const { amount_received, currency, metadata } = Intent.parse(object);
      const paid = { amountMicro: fromFen(amount_received), currency: currency.toUpperCase() };
      return { paymentId: paymentIdIn(metadata), news: { kind: "paid", ...paid } };
    }
    case "charge.refunded": {
      const charge = Charge.parse(object);
      const { data } = Refunds.parse(await stripe.refunds.list({ charge: charge.id, limit: 100 }));
      const paymentId = paymentIdIn(charge.metadata) ?? (await findPaymentId(stripe, charge.payment_intent));
      return { paymentId, news: { kind: "refunds", refunds: data.map(readRefund) } };
    }
    case "refund.created":
    case "refund.updated":
    case "refund.failed":
    case "charge.refund.updated": {
      const refund = Refund.parse(object);
      const paymentId = paymentIdIn(refund.metadata) ?? (await findPaymentId(stripe, refund.payment_intent));
      return { paymentId, news: { kind: "refunds", refunds: [readRefund(refund)] } };
    }
    case "charge.dispute.created":
    case "charge.dispute.updated":
    case "charge.dispute.funds_withdrawn":
    case "charge.dispute.funds_reinstated":
    case "charge.dispute.closed": {
      const dispute = Dispute.parse(object);
      return { paymentId: await findPaymentId(stripe, dispute.payment_intent), news: readDispute(dispute) };
    }
    default:
      return { paymentId: null, news: { kind: "other" } };
  }
}

function readSession(type: string, session: Session): PaymentNews {
  const standing = readStanding(session);
  switch (standing.state) {
    case "paid":
      return { kind: "paid", amountMicro: standing.amountMicro, currency: standing.currency };
    case "closed":
      return { kind: "closed" };
    case "failed":
      return { kind: "failed", reason: standing.reason };
    case "open":
    case "processing":
      return type === "checkout.session.async_payment_failed"
        ? { kind: "failed", reason: "payment_failed" }
        : { kind: "other" };
  }
}

/** Inquiries (`warning_…`) and what was prevented take no money. */
function readDispute({ id, amount, currency, status, reason }: z.infer<typeof Dispute>): PaymentNews {
  const outcome = disputeStatus(status);
  if (outcome === null) return { kind: "other" };

  const paid = { amountMicro: fromFen(amount), currency: currency.toUpperCase() };
  return { kind: "dispute", dispute: { reference: id, status: outcome, reason: reason ?? null, ...paid } };
}

function disputeStatus(status: string): DisputeNews["status"] | null {
  switch (status) {
    case "won":
    case "lost":
      return status;
    case "needs_response":
    case "under_review":
    case "appeal_needs_response":
    case "appeal_under_review":
      return "open";
    default:
      return null;
  }
}

async function findPaymentId(stripe: Stripe, intent: string | null | undefined): Promise<string | null> {
  if (!intent) return null;

  try {
    return paymentIdIn((await stripe.paymentIntents.retrieve(intent)).metadata);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Null for what others sell through the same account. */
function paymentIdIn(metadata: Record<string, string> | null | undefined): string | null {
  const id = Uuid.safeParse(metadata?.paymentId);

  return id.success ? id.data : null;
}
