import { type Database, uuidv7 } from "@claw/db";
import { defaultPlans } from "./default-plans.ts";

const epoch = new Date(0);
/** Serialises seeding between processes that start at once. */
const seedLock = 7_301_003;

/** Adds the plans of tiers that have none. Changes nothing that is there. */
export async function seedPlans({ prisma }: Database): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${seedLock}::bigint)`;
    const known = await tx.planVersion.findMany({ distinct: ["tier"], select: { tier: true } });
    const tiers = new Set(known.map(({ tier }) => tier));

    await tx.planVersion.createMany({
      data: defaultPlans
        .filter(({ tier }) => !tiers.has(tier))
        .map((plan) => ({ ...plan, id: uuidv7(), number: 1, models: [], validFrom: epoch })),
    });
  });
}
