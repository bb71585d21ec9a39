import { DomainError } from "@claw/contract";
import type { Transaction } from "@claw/db";
import { availableMicro, lockWallet } from "./accounts.ts";
import { drawLots } from "./draw-lots.ts";
import type { Posting } from "./post-transaction.ts";

type Take = NonNullable<Posting["takes"]>[number];

/**
 * Which purchased lots an amount can be paid back from, those of the payment first. Locks the wallet.
 * INSUFFICIENT_BALANCE where less than that is left of what was bought, or it is held for calls under way.
 */
export async function takePurchased(
  tx: Transaction,
  organizationId: string,
  amountMicro: bigint,
  paymentId: string,
): Promise<Take[]> {
  await lockWallet(tx, organizationId);
  await drawLots(tx, organizationId);
  const wallet = await lockWallet(tx, organizationId);
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
  if (missing > 0n || availableMicro({ ...wallet, creditLimitMicro: 0n }) < amountMicro) {
    throw new DomainError("INSUFFICIENT_BALANCE", {
      message: "Less than that is left of what was bought.",
    });
  }

  return takes;
}

function smaller(one: bigint, other: bigint): bigint {
  if (one < other) return one;

  return other;
}
