import type { Payment, Transaction } from "@claw/db";
import { applyPaid, type Outcome } from "./apply-paid.ts";
import { changeStatus } from "./change-status.ts";
import type { PaymentDeps } from "./deps.ts";
import { applyDispute } from "./disputes/apply-dispute.ts";
import { canHappen, wasPaid } from "./payment-states.ts";
import type { PaymentNews, Standing } from "./ports.ts";
import { applyRefunds } from "./refunds/apply-refunds.ts";

export type NewsOutcome = Outcome | "ignored" | "unknown_payment";

/**
 * The effect of what a provider told about a locked payment, whatever was told before.
 * @param missed where the provider says the payment stands, where money went back of which we never heard that it came
 */
export async function applyNews(
  deps: PaymentDeps,
  tx: Transaction,
  payment: Payment,
  news: PaymentNews,
  missed: Standing | null,
): Promise<NewsOutcome> {
  switch (news.kind) {
    case "paid":
      return applyPaid(deps, tx, payment, news);
    case "failed":
      if (!canHappen(payment.status, "fail")) return "stale";
      await changeStatus(tx, payment, "fail", news.reason);
      return "applied";
    case "closed":
      if (!canHappen(payment.status, "expire")) return "stale";
      await changeStatus(tx, payment, "expire");
      return "applied";
    case "refunds":
    case "dispute":
      return applyGoneBack(deps, tx, payment, news, missed);
    case "other":
      return "ignored";
  }
}

async function applyGoneBack(
  deps: PaymentDeps,
  tx: Transaction,
  payment: Payment,
  news: Extract<PaymentNews, { kind: "refunds" | "dispute" }>,
  missed: Standing | null,
): Promise<Outcome> {
  if (!wasPaid(payment.status)) {
    // Without its money there is nothing to take back; the provider tells again.
    if (missed?.state !== "paid") throw new Error(`money of ${payment.id} went back that has not come`);

    const outcome = await applyPaid(deps, tx, payment, missed);
    if (outcome === "amount_differs" || outcome === "currency_differs") return outcome;
  }
  const paid = await tx.payment.findUniqueOrThrow({ where: { id: payment.id } });

  return news.kind === "refunds"
    ? applyRefunds(deps, tx, paid, news.refunds)
    : applyDispute(deps, tx, paid, news.dispute);
}
