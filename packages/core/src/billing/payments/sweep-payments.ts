import { applyStanding } from "./apply-standing.ts";
import type { PaymentDeps } from "./deps.ts";
import { endOpenPayment } from "./end-open-payment.ts";
import { findProvider } from "./provider-of.ts";
import { payBack } from "./refunds/pay-back.ts";

/** Rows that one round looks at; the next one goes on. */
const most = 200;
/** What is younger is told by the provider itself, or is being done just now. */
const settlingMs = 10 * 60_000;

/** Ends what nobody paid in time, at the provider first: what was paid after all is credited. */
export async function expirePayments(deps: PaymentDeps, signal?: AbortSignal): Promise<void> {
  const due = await deps.db.prisma.payment.findMany({
    where: { status: "pending", expiresAt: { lte: deps.clock.now() } },
    orderBy: { expiresAt: "asc" },
    take: most,
  });

  for (const payment of due) {
    if (signal?.aborted) return;
    await aloud(deps, { paymentId: payment.id }, () => endOpenPayment(deps, payment, "expire"));
  }
}

/** Asks providers for what waits: their call may have been lost. Refunds of which they said nothing are tried again. */
export async function reconcilePayments(deps: PaymentDeps, signal?: AbortSignal): Promise<void> {
  const { prisma } = deps.db;
  const before = { lte: new Date(deps.clock.now().getTime() - settlingMs) };
  const waiting = await prisma.payment.findMany({
    where: { status: "pending", providerReference: { not: null }, createdAt: before },
    orderBy: { createdAt: "asc" },
    take: most,
  });
  const refunds = await prisma.refund.findMany({
    where: { status: "pending", createdAt: before },
    orderBy: { createdAt: "asc" },
    take: most,
  });

  for (const payment of waiting) {
    if (signal?.aborted) return;
    await aloud(deps, { paymentId: payment.id }, async () => {
      const standing = await findProvider(deps, payment.provider)?.query(payment.providerReference ?? "");
      if (standing) await applyStanding(deps, payment, standing, "expire");
    });
  }
  for (const refund of refunds) {
    if (signal?.aborted) return;
    await aloud(deps, { refundId: refund.id }, () => payBack(deps, refund));
  }
}

/** One that fails does not keep the others waiting. */
async function aloud({ log }: PaymentDeps, facts: object, deed: () => Promise<unknown>): Promise<void> {
  try {
    await deed();
  } catch (error) {
    log.warn({ err: error, ...facts }, "a payment could not be brought up to date; the next round will");
  }
}
