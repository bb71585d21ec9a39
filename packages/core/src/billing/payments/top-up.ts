import { type Actor, type Payment, parseMicro, type TopUp } from "@claw/contract";
import { requirePerson } from "../../user/require-person.ts";
import { beginCheckout } from "./begin-checkout.ts";
import type { PaymentDeps } from "./deps.ts";
import { newPayment, sameOrConflict } from "./new-payment.ts";
import { presentPayment } from "./present-payment.ts";
import { choose } from "./provider-of.ts";
import { slowDown } from "./slow-down.ts";

/**
 * Begins a payment that will become credit. The same id again returns the same payment, and announces it to its
 * provider if that had failed; with another amount or way to pay it is a CONFLICT.
 */
export async function topUp(deps: PaymentDeps, actor: Actor, input: TopUp): Promise<Payment> {
  const payer = requirePerson(actor);
  const wanted = {
    ...choose(deps, input),
    paymentId: input.paymentId,
    amountMicro: parseMicro(input.amount),
    invoiceId: null,
    now: deps.clock.now(),
  };
  const { prisma } = deps.db;

  const before = input.paymentId ? await prisma.payment.findUnique({ where: { id: input.paymentId } }) : null;
  if (before) return presentPayment(await beginCheckout(deps, sameOrConflict(before, payer, wanted)), payer);

  await slowDown(deps, payer);
  const row = await newPayment(prisma, payer, wanted);

  return presentPayment(await beginCheckout(deps, row), payer);
}
