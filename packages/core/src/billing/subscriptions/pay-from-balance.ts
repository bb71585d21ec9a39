import type { Invoice, Transaction } from "@claw/db";
import { markInvoicePaid } from "../invoices/settle-invoice.ts";
import { availableMicro, lockWallet } from "../ledger/accounts.ts";
import { drawLots } from "../ledger/draw-lots.ts";
import { postTransaction } from "../ledger/post-transaction.ts";

/**
 * Charges an open invoice to the wallet, and what it grants counts; once. Calls under way keep what is held for them,
 * and credit that has expired pays nothing, whether it was swept or not.
 * @param actorId who chose it; null for a renewal
 * @returns false where the wallet has less than that; then nothing was changed
 */
export async function payFromBalance(
  tx: Transaction,
  { id: invoiceId, organizationId, totalMicro }: Invoice,
  at: Date,
  actorId: string | null,
): Promise<boolean> {
  if (totalMicro > 0n) {
    const wallet = await lockWallet(tx, organizationId);
    await drawLots(tx, organizationId);
    const { _sum: expired } = await tx.creditLot.aggregate({
      where: { organizationId, expiresAt: { lte: at } },
      _sum: { remainingMicro: true },
    });
    if (availableMicro(wallet) - (expired.remainingMicro ?? 0n) < totalMicro) return false;

    const posted = await postTransaction(tx, {
      organizationId,
      kind: "subscription",
      key: `${invoiceId}:subscription`,
      entries: [
        { account: "wallet", amountMicro: -totalMicro },
        { account: "revenue", amountMicro: totalMicro },
      ],
      actorId,
      invoiceId,
    });
    if (posted === "already")
      throw new Error(`the invoice ${invoiceId} was charged before and is still open`);
  }
  await markInvoicePaid(tx, { invoiceId, at });

  return true;
}
