import type { UserActor } from "@claw/contract";
import { type Database, type LedgerKind, uuidv7 } from "@claw/db";

type Movement = { kind: LedgerKind; yuan: number; from: string; at: string };

/** Money that came to a wallet at a time of ours: postings take the database's. */
export async function moved(db: Database, { organizationId }: UserActor, { kind, yuan, from, at }: Movement) {
  const id = uuidv7();
  const amountMicro = BigInt(yuan) * 1_000_000n;
  const wallet = await db.prisma.billingAccount.update({
    where: { organizationId },
    data: { balanceMicro: { increment: amountMicro } },
  });
  await db.prisma.ledgerTransaction.create({
    data: { id, organizationId, kind, idempotencyKey: `${id}:test`, createdAt: new Date(at) },
  });
  await db.prisma.ledgerEntry.createMany({
    data: [
      { transactionId: id, accountId: wallet.id, amountMicro, balanceAfterMicro: wallet.balanceMicro },
      { transactionId: id, accountId: from, amountMicro: -amountMicro },
    ],
  });
}
