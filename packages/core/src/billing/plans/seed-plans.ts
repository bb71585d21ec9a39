import { type Database, type Transaction, uuidv7 } from "@claw/db";
import { defaultPlans } from "./default-plans.ts";

const epoch = new Date(0);
/** Serialises whoever adds plans: processes that start at once, operators. */
const plansLock = 7_301_003;

export async function lockPlans(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${plansLock}::bigint)`;
}

/** Adds the plans of tiers that have none. Changes nothing that is there. */
export async function seedPlans({ prisma }: Database): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await lockPlans(tx);
    const known = await tx.planVersion.findMany({ distinct: ["tier"], select: { tier: true } });
    const tiers = new Set(known.map(({ tier }) => tier));

    await tx.planVersion.createMany({
      data: defaultPlans
        .filter(({ tier }) => !tiers.has(tier))
        .map((plan) => ({ ...plan, id: uuidv7(), number: 1, validFrom: epoch })),
    });
  });
}
