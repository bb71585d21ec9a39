import type { Transaction } from "@claw/db";
import { lockWallet } from "../ledger/accounts.ts";
import { drawLots } from "../ledger/draw-lots.ts";
import type { Posting } from "../ledger/post-transaction.ts";

type Take = NonNullable<Posting["takes"]>[number];

/**
 * Which lots money is taken from that is gone already, asked or not: those of the payment, then others that were
 * bought, as far as they reach. The rest counts as spent, and may leave a debt.
 */
export async function takeBack(
  tx: Transaction,
  organizationId: string,
  amountMicro: bigint,
  paymentId: string,
): Promise<Take[]> {
  await lockWallet(tx, organizationId);
  await drawLots(tx, organizationId);
  const lots = await tx.creditLot.findMany({
    where: { organizationId, source: "purchased", remainingMicro: { gt: 0n } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const own = lots.filter((lot) => lot.paymentId === paymentId);
  const others = lots.filter((lot) => lot.paymentId !== paymentId);

  const takes: Take[] = [];
  let missing = amountMicro;
  for (const { id, remainingMicro } of [...own, ...others]) {
    if (missing === 0n) break;
    const amount = smaller(remainingMicro, missing);
    takes.push({ lotId: id, amountMicro: amount });
    missing -= amount;
  }

  return takes;
}

function smaller(one: bigint, other: bigint): bigint {
  if (one < other) return one;

  return other;
}
