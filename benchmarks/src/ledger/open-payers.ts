import { postGrant } from "@claw/core";
import { type Database, uuidv7 } from "@claw/db";

/** Somebody with an organization and money of their own. */
export type Payer = { organizationId: string; userId: string };

/** People with a million yuan each, and the usual price. */
export async function openPayers({ prisma }: Database, count: number): Promise<Payer[]> {
  await prisma.priceVersion.create({
    data: { id: uuidv7(), validFrom: new Date(0), input: 20_000_000n, output: 20_000_000n },
  });

  return Promise.all(Array.from({ length: count }, (_, at) => openPayer({ prisma }, at)));
}

async function openPayer({ prisma }: Pick<Database, "prisma">, at: number): Promise<Payer> {
  const payer = { organizationId: uuidv7(), userId: uuidv7() };
  await prisma.user.create({
    data: { id: payer.userId, email: `payer-${at}@example.com`, passwordHash: "-" },
  });
  await prisma.organization.create({ data: { id: payer.organizationId, name: `payer ${at}` } });
  await prisma.$transaction((tx) =>
    postGrant(tx, {
      organizationId: payer.organizationId,
      amountMicro: 1_000_000_000_000n,
      key: `${payer.organizationId}:measured`,
      reason: "to be measured",
      actorId: null,
    }),
  );

  return payer;
}
