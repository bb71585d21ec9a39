import type { Plan, Subscription, SubscriptionTier } from "@claw/contract";

const order: readonly SubscriptionTier[] = ["free", "pro", "enterprise"];

export type PlanChange = "present" | "next" | "upgrade" | "downgrade" | "cancel";

/** The tier that counts now. One that waits for its first payment does not yet. */
export function presentTier(subscription: Subscription | null): SubscriptionTier {
  if (!subscription) return "free";

  switch (subscription.status) {
    case "active":
    case "past_due":
      return subscription.tier;
    case "incomplete":
    case "canceled":
      return "free";
  }
}

/** What choosing a tier would be. Leaving for the free one is a cancellation. */
export function changeTo(tier: SubscriptionTier, subscription: Subscription | null): PlanChange {
  const present = presentTier(subscription);
  if (tier === present) return "present";
  if (tier === followingTier(subscription)) return "next";
  if (tier === "free") return "cancel";

  return order.indexOf(tier) > order.indexOf(present) ? "upgrade" : "downgrade";
}

/** The tier that follows at the end of the period, where it is another one. */
export function followingTier(subscription: Subscription | null): SubscriptionTier | null {
  if (!subscription || subscription.status === "canceled" || subscription.status === "incomplete")
    return null;
  if (subscription.cancelAtPeriodEnd) return "free";

  return subscription.nextTier === subscription.tier ? null : subscription.nextTier;
}

export type PlanFact =
  | "monthlyFee"
  | "includedCredit"
  | "models"
  | "requestsPerMinute"
  | "answersInFlight"
  | "knowledgeBases"
  | "knowledgeDocuments"
  | "knowledgeBytes";

export const planFacts: readonly PlanFact[] = [
  "monthlyFee",
  "includedCredit",
  "models",
  "requestsPerMinute",
  "answersInFlight",
  "knowledgeBases",
  "knowledgeDocuments",
  "knowledgeBytes",
];

/** How a fact of a plan is to be written. */
export function factOf(
  plan: Plan,
  fact: PlanFact,
): { money: string } | { count: number } | { bytes: number } | { names: string[] | null } {
  switch (fact) {
    case "monthlyFee":
      return { money: plan.monthlyFee };
    case "includedCredit":
      return { money: plan.includedCredit };
    case "models":
      return { names: plan.models };
    case "requestsPerMinute":
      return { count: plan.requestsPerMinute };
    case "answersInFlight":
      return { count: plan.answersInFlight };
    case "knowledgeBases":
      return { count: plan.knowledgeBases };
    case "knowledgeDocuments":
      return { count: plan.knowledgeDocuments };
    case "knowledgeBytes":
      return { bytes: plan.knowledgeBytes };
  }
}
