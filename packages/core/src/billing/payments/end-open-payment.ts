import type { Payment } from "@claw/db";
import { applyStanding } from "./apply-standing.ts";
import type { PaymentDeps } from "./deps.ts";
import { findProvider } from "./provider-of.ts";

/**
 * Ends a pending payment, at its provider first: what was paid in the meantime is credited and not ended. One of which
 * its provider does not know, or whose provider is gone, ends here alone.
 */
export async function endOpenPayment(
  deps: PaymentDeps,
  payment: Payment,
  as: "cancel" | "expire",
): Promise<Payment> {
  const provider = findProvider(deps, payment.provider);
  const standing =
    provider && payment.providerReference !== null
      ? await provider.cancel(payment.providerReference)
      : ({ state: "closed" } as const);

  return applyStanding(deps, payment, standing, as);
}
