import { type Actor, DomainError, type Payment, type PaymentRef } from "@claw/contract";
import { requirePerson } from "../../user/require-person.ts";
import { applyStanding } from "./apply-standing.ts";
import type { PaymentDeps } from "./deps.ts";
import { endOpenPayment } from "./end-open-payment.ts";
import { getPayersPayment } from "./find-payment.ts";
import { presentPayment } from "./present-payment.ts";

/**
 * Takes a payment back that waits for its money. Again is no error. CONFLICT for one that is over, such as one that was
 * paid in the meantime.
 */
export async function cancelPayment(
  deps: PaymentDeps,
  actor: Actor,
  { paymentId }: PaymentRef,
): Promise<Payment> {
  const payer = requirePerson(actor);
  const before = await getPayersPayment(deps, payer, paymentId);

  const after =
    before.status === "submitted"
      ? await applyStanding(deps, before, { state: "closed" }, "cancel")
      : before.status === "pending"
        ? await endOpenPayment(deps, before, "cancel")
        : before;
  if (after.status === "canceled") return presentPayment(after, payer);

  throw new DomainError("CONFLICT", { message: "This payment does not wait for its money." });
}
