import type { OpenedPayment, PaymentOrder } from "@claw/core";
import type { Stripe } from "stripe";
import { z } from "zod";
import { toFen } from "./fen.ts";

/** People are sent there. */
const Page = z.url({ protocol: /^https?$/ });

/**
 * One Checkout Session per payment: a page of Stripe's, in the currency of the payment and no other. The payment's id
 * goes with it and with the PaymentIntent, so that whatever is told of either names it.
 */
export async function openCheckout(stripe: Stripe, order: PaymentOrder): Promise<OpenedPayment> {
  const { paymentId, organizationId, method, amountMicro, currency, title, expiresAt, returnUrl } = order;
  const metadata = { paymentId, organizationId };

  const session = await stripe.checkout.sessions.create(
    {
      mode: "payment",
      client_reference_id: paymentId,
      line_items: [
        {
          quantity: 1,
          price_data: {
            currency: currency.toLowerCase(),
            unit_amount: toFen(amountMicro),
            product_data: { name: title },
          },
        },
      ],
      allowed_payment_method_types: [method === "transfer" ? "card" : method],
      ...(method === "wechat_pay" && { payment_method_options: { wechat_pay: { client: "web" } } }),
      // A price in the payer's own currency would come back as an amount that is not ours.
      adaptive_pricing: { enabled: false },
      expires_at: Math.floor(expiresAt.getTime() / 1000),
      success_url: returnUrl,
      cancel_url: returnUrl,
      metadata,
      payment_intent_data: { metadata },
    },
    { idempotencyKey: `checkout-${paymentId}` },
  );

  return { reference: session.id, payUrl: Page.parse(session.url) };
}
