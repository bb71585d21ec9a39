import { type Actor, DomainError, type UserActor } from "@claw/contract";
import type { Payment } from "@claw/db";
import { requireBilling } from "../../runtime/require-actor.ts";
import type { PaymentDeps } from "./deps.ts";
import { getVisiblePayment } from "./find-payment.ts";
import { providerOf } from "./provider-of.ts";

/**
 * Four eyes: who decides on a transfer keeps the accounts and is not its payer (FORBIDDEN). CONFLICT for a payment
 * on which its provider decides.
 */
export async function requireTransfer(
  deps: PaymentDeps,
  actor: Actor,
  paymentId: string,
): Promise<{ keeper: UserActor; found: Payment }> {
  const keeper = requireBilling(actor);
  const found = await getVisiblePayment(deps, keeper, paymentId);
  if (found.userId === keeper.userId) {
    throw new DomainError("FORBIDDEN", { message: "Somebody else has to decide on your payment." });
  }
  if (providerOf(deps, found.provider).capabilities.confirmedBy === "provider") {
    throw new DomainError("CONFLICT", { message: "The provider decides on this payment." });
  }

  return { keeper, found };
}
