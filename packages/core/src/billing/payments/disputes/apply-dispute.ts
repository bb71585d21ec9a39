import type { Dispute, Payment, Transaction } from "@claw/db";
import type { Outcome } from "../apply-paid.ts";
import type { PaymentDeps } from "../deps.ts";
import { paidInto } from "../paid-into.ts";
import { statusAfter, statusWithRefunds } from "../payment-states.ts";
import type { DisputeNews } from "../ports.ts";
import { bringBack, openDispute } from "./move-disputed.ts";

/**
 * Makes of a locked, paid payment what the provider tells of a dispute: while it is open, and when it is lost, the bank
 * has the money; when it is won, it comes back, also after an appeal. Told in any order, each once.
 */
export async function applyDispute(
  deps: PaymentDeps,
  tx: Transaction,
  payment: Payment,
  news: DisputeNews,
): Promise<Outcome> {
  if (news.currency !== payment.currency) return "currency_differs";
  if (news.amountMicro > payment.amountMicro || news.amountMicro <= 0n) return "amount_differs";

  const before = await tx.dispute.findUnique({ where: { providerReference: news.reference } });
  if (before && before.paymentId !== payment.id) return "stale";

  switch (news.status) {
    case "open":
      if (before) return "already";
      await openDispute(tx, payment, news);
      return "applied";
    case "lost":
      if (before && before.status !== "open") return before.status === "lost" ? "already" : "stale";
      await lose(deps, tx, payment, before ?? (await openDispute(tx, payment, news)));
      return "applied";
    case "won":
      if (before?.status === "won") return "already";
      // That it was open is told later, or never: the money came and went at the bank alone.
      await win(tx, payment, before ?? (await openDispute(tx, payment, news)));
      return "applied";
  }
}

async function lose(deps: PaymentDeps, tx: Transaction, payment: Payment, { id }: Dispute): Promise<void> {
  await tx.dispute.update({ where: { id }, data: { status: "lost" } });
  const { invoiceId } = await paidInto(tx, payment);
  if (invoiceId === null) return;

  await deps.invoiceSettlement.markRefunded(tx, { invoiceId, paymentId: payment.id, at: deps.clock.now() });
}

async function win(tx: Transaction, payment: Payment, dispute: Dispute): Promise<void> {
  await tx.dispute.update({ where: { id: dispute.id }, data: { status: "won" } });
  await bringBack(tx, payment, dispute);

  const others = await tx.dispute.count({ where: { paymentId: payment.id, status: { not: "won" } } });
  if (others > 0) return;

  const { status } = await tx.payment.findUniqueOrThrow({ where: { id: payment.id } });
  await tx.payment.update({
    where: { id: payment.id },
    data: { status: statusWithRefunds(statusAfter(status, "dispute_won"), payment) },
  });
}
