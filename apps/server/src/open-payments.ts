import { offlinePayments, stripePayments } from "@claw/adapters";
import type { PaymentProvider } from "@claw/core";
import type { Config } from "./config.ts";

/** Stripe first where it is set up; by transfer always. */
export function openPayments({ payments }: Config): PaymentProvider[] {
  const offline = offlinePayments({ instructions: payments.instructions });

  return payments.stripe ? [stripePayments(payments.stripe), offline] : [offline];
}
