import type { Actor, Payment, PaymentRef } from "@claw/contract";
import type { Payment as PaymentRow } from "@claw/db";
import { requirePerson } from "../../user/require-person.ts";
import { applyStanding } from "./apply-standing.ts";
import type { PaymentDeps } from "./deps.ts";
import { getVisiblePayment } from "./find-payment.ts";
import { presentPayment } from "./present-payment.ts";
import { findProvider } from "./provider-of.ts";

/** A screen that waits asks often; the provider is asked no more than this for one payment. */
const questions = { name: "payment-questions", limit: 1, windowSeconds: 2 };

/** The payment, and where it waits, what its provider says now: a payer may come back before the provider has told us. */
export async function getPayment(
  deps: PaymentDeps,
  actor: Actor,
  { paymentId }: PaymentRef,
): Promise<Payment> {
  const reader = requirePerson(actor);
  const row = await getVisiblePayment(deps, reader, paymentId);

  return presentPayment(row.status === "pending" ? await askProvider(deps, row) : row, reader);
}

async function askProvider(deps: PaymentDeps, row: PaymentRow): Promise<PaymentRow> {
  const provider = findProvider(deps, row.provider);
  if (!provider || row.providerReference === null || provider.capabilities.confirmedBy === "person")
    return row;

  try {
    await deps.rateLimiter.consume(questions, row.id);
    return await applyStanding(deps, row, await provider.query(row.providerReference), "expire");
  } catch (error) {
    // What is stored is still true; the next question or the provider's own call brings the rest.
    deps.log.debug({ err: error, paymentId: row.id }, "a provider was not asked for a payment");
    return row;
  }
}
