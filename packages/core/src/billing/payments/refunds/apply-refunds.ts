import { type Payment, type Transaction, uuidv7 } from "@claw/db";
import type { Outcome } from "../apply-paid.ts";
import type { PaymentDeps } from "../deps.ts";
import type { RefundNews } from "../ports.ts";
import { reserveRefund } from "./reserve-refund.ts";
import { settleRefund } from "./settle-refund.ts";

/** Makes of a locked, paid payment's refunds what the provider tells of them, those begun at the provider included. */
export async function applyRefunds(
  deps: PaymentDeps,
  tx: Transaction,
  payment: Payment,
  refunds: readonly RefundNews[],
): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (const refund of refunds) {
    // Each changes the payment: the next one starts from there.
    const current = await tx.payment.findUniqueOrThrow({ where: { id: payment.id } });
    outcomes.push(await applyRefund(deps, tx, current, refund));
  }

  return (
    outcomes.find((outcome) => outcome === "amount_differs" || outcome === "currency_differs") ??
    outcomes.find((outcome) => outcome === "applied") ??
    "already"
  );
}

async function applyRefund(
  deps: PaymentDeps,
  tx: Transaction,
  payment: Payment,
  news: RefundNews,
): Promise<Outcome> {
  const { reference, refundId, amountMicro, currency, status } = news;
  if (currency !== payment.currency) return "currency_differs";

  const known = await tx.refund.findFirst({
    where: {
      paymentId: payment.id,
      OR: [
        { providerReference: reference },
        ...(refundId === null ? [] : [{ id: refundId, providerReference: null }]),
      ],
    },
  });
  if (known) {
    if (known.amountMicro !== amountMicro) return "amount_differs";
    return (await settleRefund(deps, tx, payment, known.id, news)) ? "applied" : "already";
  }

  // It failed before we heard of it: nothing ever left.
  if (status === "failed") return "already";
  if (payment.refundedMicro + amountMicro > payment.amountMicro || amountMicro <= 0n) return "amount_differs";

  const { id } = await reserveRefund(tx, payment, {
    refundId: uuidv7(),
    amountMicro,
    reason: "Paid back at the provider.",
    requestedById: null,
    providerReference: reference,
  });
  const booked = await tx.payment.findUniqueOrThrow({ where: { id: payment.id } });
  await settleRefund(deps, tx, booked, id, news);

  return "applied";
}
