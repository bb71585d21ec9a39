import type { SubscriptionTier } from "@claw/contract";
import type { Database, PlanVersion } from "@claw/db";
import type { Clock } from "../../runtime/ports.ts";
import { defaultPlans } from "./default-plans.ts";

/** What a tier allows. */
export type PlanLimits = {
  tier: SubscriptionTier;
  requestsPerMinute: number;
  answersInFlight: number;
  knowledgeBases: number;
  knowledgeDocuments: number;
  /** Bytes. */
  knowledgeBytes: number;
};

/** The limits of tiers, remembered for a few seconds: they are asked for with every question. */
export interface PlanBook {
  limitsOf(tier: SubscriptionTier): Promise<PlanLimits>;
  /** Look again with the next question: a plan was changed. */
  forget(): void;
}

const rememberedMs = 5_000;

export function createPlanBook({ db, clock }: { db: Database; clock: Clock }): PlanBook {
  let read: { at: number; plans: Promise<Map<SubscriptionTier, PlanLimits>> } | null = null;

  async function readPlans(now: Date): Promise<Map<SubscriptionTier, PlanLimits>> {
    const rows = await db.prisma.planVersion.findMany({ where: inForce(now) });

    return new Map(rows.map((row) => [row.tier, limitsOf(row)] as const));
  }

  return {
    async limitsOf(tier) {
      const now = clock.now();
      if (!read || Math.abs(now.getTime() - read.at) > rememberedMs) {
        const reading = { at: now.getTime(), plans: readPlans(now) };
        read = reading;
        reading.plans.catch(() => {
          if (read === reading) read = null;
        });
      }
      const plans = await read.plans;

      return plans.get(tier) ?? fallback(tier);
    },
    forget() {
      read = null;
    },
  };
}

/** The versions of plans that count at an instant. */
export function inForce(at: Date) {
  return { validFrom: { lte: at }, OR: [{ validUntil: null }, { validUntil: { gt: at } }] };
}

function limitsOf(row: PlanVersion): PlanLimits {
  return {
    ...row,
    knowledgeBytes: Number(row.knowledgeBytes),
  };
}

/** A tier of which the database has no plan, as in a database that nobody has seeded. */
function fallback(tier: SubscriptionTier): PlanLimits {
  const plan = defaultPlans.find((candidate) => candidate.tier === tier);
  if (!plan) throw new Error(`there is no plan for the tier ${tier}`);

  return { ...plan, knowledgeBytes: Number(plan.knowledgeBytes) };
}
