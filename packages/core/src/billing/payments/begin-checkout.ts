import type { Payment } from "@claw/db";
import type { PaymentDeps } from "./deps.ts";
import { providerOf } from "./provider-of.ts";

/**
 * Announces a new payment to its provider and keeps where to pay. One that was announced before, or no longer waits,
 * stays as it is; after a failure, the next call with the same payment tries again.
 */
export async function beginCheckout(deps: PaymentDeps, payment: Payment): Promise<Payment> {
  const { id, organizationId, method, purpose, amountMicro, currency, invoiceId, expiresAt } = payment;
  const { prisma } = deps.db;
  if (payment.status !== "pending" || payment.providerReference !== null || !expiresAt) return payment;

  const invoice = invoiceId
    ? await prisma.invoice.findUnique({ where: { id: invoiceId }, select: { number: true } })
    : null;
  const { reference, payUrl } = await providerOf(deps, payment.provider).create({
    paymentId: id,
    organizationId,
    method,
    purpose,
    amountMicro,
    currency,
    title: [deps.seller.name, invoice?.number].filter(Boolean).join(" "),
    expiresAt,
    returnUrl: `${deps.publicUrl}/billing/payments/${id}`,
  });
  if (reference === null) return payment;

  await prisma.payment.updateMany({
    where: { id, providerReference: null },
    data: { providerReference: reference, payUrl },
  });

  return prisma.payment.findUniqueOrThrow({ where: { id } });
}
