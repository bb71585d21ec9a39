import type { CreditSource, LedgerKind } from "@claw/contract";
import { type Transaction, uuidv7 } from "@claw/db";
import { clearingId, lockWallet, promoId, revenueId, type Wallet } from "./accounts.ts";
import { drawLots } from "./draw-lots.ts";

export type LedgerAccount = "wallet" | "revenue" | "clearing" | "promo";

export type Posting = {
  organizationId: string;
  kind: Exclude<LedgerKind, "usage">;
  /** What can happen once has one key, such as `<payment id>:top_up`. */
  key: string;
  /** What each account gains, in micro-yuan; together nothing. */
  entries: readonly { account: LedgerAccount; amountMicro: bigint }[];
  /** What kind of credit it is that the wallet gains. */
  credit?: { source: CreditSource; expiresAt?: Date | null };
  /**
   * The lots that the wallet's loss is taken from, with what of each; all of it. Where left out it is taken as what is
   * spent: plan, granted, purchased.
   */
  takes?: readonly { lotId: string; amountMicro: bigint }[];
  /** Who did it; null for the installation itself. */
  actorId?: string | null;
  reason?: string | null;
  callId?: string | null;
  paymentId?: string | null;
  invoiceId?: string | null;
};

/** `already`: something with this key was posted before, and nothing was changed. */
export type Posted = "already" | { transactionId: string; wallet: Wallet };

/**
 * Moves money between accounts, once for each key: a transaction whose entries add up to nothing, the wallet's balance,
 * and its lots, all or nothing. (Usage is posted by the settlement of its call, in one statement of its own.)
 * Double entry with an idempotency key, as TigerBeetle's transfers.
 */
export async function postTransaction(tx: Transaction, posting: Posting): Promise<Posted> {
  const { organizationId, kind, key, entries, credit, takes = [] } = posting;
  const sum = entries.reduce((total, { amountMicro }) => total + amountMicro, 0n);
  if (sum !== 0n) throw new Error(`the entries of ${key} add up to ${sum}`);

  const wallet = await lockWallet(tx, organizationId);
  // What was spent before counts against the lots that were there then.
  await drawLots(tx, organizationId);
  const transactionId = uuidv7();
  const { count } = await tx.ledgerTransaction.createMany({
    data: [
      {
        id: transactionId,
        organizationId,
        kind,
        idempotencyKey: key,
        actorId: posting.actorId ?? null,
        reason: posting.reason ?? null,
        callId: posting.callId ?? null,
        paymentId: posting.paymentId ?? null,
        invoiceId: posting.invoiceId ?? null,
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) return "already";

  const gain = entries
    .filter(({ account }) => account === "wallet")
    .reduce((total, { amountMicro }) => total + amountMicro, 0n);
  if (gain > 0n && !credit) throw new Error(`${key} does not say what kind of credit it is`);

  const balanceMicro = wallet.balanceMicro + gain;
  await tx.ledgerEntry.createMany({
    data: entries.map(({ account, amountMicro }) => ({
      transactionId,
      accountId: accountId(account, wallet),
      amountMicro,
      balanceAfterMicro: account === "wallet" ? balanceMicro : null,
    })),
  });
  const taken = takes.reduce((total, { amountMicro }) => total + amountMicro, 0n);
  const undrawn = gain < 0n ? -gain - taken : 0n;
  await tx.billingAccount.update({
    where: { id: wallet.id },
    data: { balanceMicro, undrawnMicro: { increment: undrawn } },
  });

  if (gain > 0n && credit) {
    const { source, expiresAt = null } = credit;
    const { paymentId = null } = posting;
    const lot = { id: uuidv7(), organizationId, source, expiresAt, transactionId, paymentId };
    await tx.creditLot.create({ data: { ...lot, amountMicro: gain, remainingMicro: gain } });
  }
  for (const { lotId, amountMicro } of takes) {
    await tx.creditLot.update({
      where: { id: lotId, organizationId },
      data: { remainingMicro: { decrement: amountMicro } },
    });
  }
  const undrawnMicro = await drawLots(tx, organizationId);

  return { transactionId, wallet: { ...wallet, balanceMicro, undrawnMicro } };
}

function accountId(account: LedgerAccount, wallet: Wallet): string {
  switch (account) {
    case "wallet":
      return wallet.id;
    case "revenue":
      return revenueId;
    case "clearing":
      return clearingId;
    case "promo":
      return promoId;
  }
}
