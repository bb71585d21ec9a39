import type { Database } from "@claw/db";
import { lockWallet } from "./accounts.ts";
import { drawLots } from "./draw-lots.ts";
import { postTransaction } from "./post-transaction.ts";

/** Takes what is left of expired credit back, once a lot; what was spent before that counts against it first. */
export async function expireLots({ prisma }: Database, now: Date): Promise<number> {
  const due = await prisma.creditLot.findMany({
    where: { expiresAt: { lte: now }, remainingMicro: { gt: 0n } },
    select: { id: true, organizationId: true },
    orderBy: { expiresAt: "asc" },
    take: 1_000,
  });
  let expired = 0;

  for (const { id, organizationId } of due) {
    await prisma.$transaction(async (tx) => {
      await lockWallet(tx, organizationId);
      await drawLots(tx, organizationId);
      const lot = await tx.creditLot.findUniqueOrThrow({ where: { id } });
      const amountMicro = lot.remainingMicro;
      if (amountMicro === 0n) return;

      await postTransaction(tx, {
        organizationId,
        kind: "expiry",
        key: `${id}:expiry`,
        entries: [
          { account: "wallet", amountMicro: -amountMicro },
          { account: "promo", amountMicro },
        ],
        takes: [{ lotId: id, amountMicro }],
      });
      expired += 1;
    });
  }

  return expired;
}
