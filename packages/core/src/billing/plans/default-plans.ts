import type { SubscriptionTier } from "@claw/contract";

export type DefaultPlan = {
  tier: SubscriptionTier;
  monthlyFeeMicro: bigint;
  includedCreditMicro: bigint;
  requestsPerMinute: number;
  answersInFlight: number;
  knowledgeBases: number;
  knowledgeDocuments: number;
  knowledgeBytes: bigint;
};

const yuan = 1_000_000n;
const gibibyte = 1024n ** 3n;

/** What a fresh installation offers. Free is generous: whoever installs it pays for the machine already. */
export const defaultPlans: readonly DefaultPlan[] = [
  {
    tier: "free",
    monthlyFeeMicro: 0n,
    includedCreditMicro: 0n,
    requestsPerMinute: 600,
    answersInFlight: 10,
    knowledgeBases: 100,
    knowledgeDocuments: 10_000,
    knowledgeBytes: 10n * gibibyte,
  },
  {
    tier: "pro",
    monthlyFeeMicro: 99n * yuan,
    includedCreditMicro: 50n * yuan,
    requestsPerMinute: 1_200,
    answersInFlight: 20,
    knowledgeBases: 500,
    knowledgeDocuments: 50_000,
    knowledgeBytes: 100n * gibibyte,
  },
  {
    tier: "enterprise",
    monthlyFeeMicro: 999n * yuan,
    includedCreditMicro: 500n * yuan,
    requestsPerMinute: 6_000,
    answersInFlight: 50,
    knowledgeBases: 2_000,
    knowledgeDocuments: 200_000,
    knowledgeBytes: 1_000n * gibibyte,
  },
];
