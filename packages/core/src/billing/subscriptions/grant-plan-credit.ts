import type { Transaction } from "@claw/db";
import { postTransaction } from "../ledger/post-transaction.ts";

export type PlanCredit = {
  organizationId: string;
  amountMicro: bigint;
  /** Of the subscription and the period, or of the upgrade. */
  key: string;
  expiresAt: Date;
  invoiceId: string;
};

/** The credit that comes with a plan, once for each key; what is left of it ends with the period. */
export async function grantPlanCredit(
  tx: Transaction,
  { organizationId, amountMicro, key, expiresAt, invoiceId }: PlanCredit,
): Promise<void> {
  if (amountMicro === 0n) return;

  await postTransaction(tx, {
    organizationId,
    kind: "plan_credit",
    key,
    entries: [
      { account: "promo", amountMicro: -amountMicro },
      { account: "wallet", amountMicro },
    ],
    credit: { source: "plan", expiresAt },
    invoiceId,
  });
}
