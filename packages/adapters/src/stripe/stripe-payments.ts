import type { PaymentProvider, Standing } from "@claw/core";
import { connectStripe, type StripeOptions } from "./connect.ts";
import { openCheckout } from "./open-checkout.ts";
import { readEvent } from "./read-event.ts";
import { readStanding, Session } from "./read-standing.ts";
import { refund } from "./refund.ts";
import { isRefusal, toDomainError } from "./to-domain-error.ts";
import { verifyCall } from "./verify-call.ts";

export type { StripeOptions } from "./connect.ts";

/** Stripe lets a page live for 30 minutes to 24 hours. */
const lifetimeMs = 2 * 60 * 60_000;
const withIntent = { expand: ["payment_intent"] };
/** A person waits for the answer, and there is one already that is nearly as good. */
const quickly = { timeout: 5_000, maxNetworkRetries: 0 };

/**
 * Cards, Alipay and WeChat Pay through Stripe's Checkout (docs.stripe.com/payments/checkout), in CNY. The two wallets
 * take single payments only, so each period of a subscription is paid by its invoice.
 */
export function stripePayments(options: StripeOptions): PaymentProvider {
  const connect = connectStripe(options);

  /** Only our own codes leave this folder. */
  async function inOurWords<T>(deed: () => Promise<T>): Promise<T> {
    try {
      return await deed();
    } catch (error) {
      throw toDomainError(error);
    }
  }

  async function query(reference: string): Promise<Standing> {
    const stripe = await connect();

    return readStanding(
      Session.parse(await stripe.checkout.sessions.retrieve(reference, withIntent, quickly)),
    );
  }

  async function cancel(reference: string): Promise<Standing> {
    const stripe = await connect();
    try {
      return readStanding(Session.parse(await stripe.checkout.sessions.expire(reference, withIntent)));
    } catch (error) {
      // A page that is not open any more cannot be closed: how it ended is what counts.
      if (isRefusal(error)) return query(reference);
      throw error;
    }
  }

  return {
    name: "stripe",
    capabilities: {
      methods: ["card", "alipay", "wechat_pay"],
      confirmedBy: "provider",
      lifetimeMs,
      instructions: null,
    },
    create: (order) => inOurWords(async () => openCheckout(await connect(), order)),
    query: (reference) => inOurWords(() => query(reference)),
    cancel: (reference) => inOurWords(() => cancel(reference)),
    refund: (order) => inOurWords(async () => refund(await connect(), order)),
    parseWebhook: (delivery) =>
      inOurWords(async () => {
        const stripe = await connect();

        return readEvent(stripe, verifyCall(stripe, options.webhookSecret, delivery));
      }),
  };
}
