import { Plan, Quota, RequestRate } from "@claw/contract";
import { z } from "zod";
import { Cost, costOf } from "./primitives.ts";

const plan = Plan.shape;

export const RestPlan = z
  .object({
    id: plan.id,
    tier: plan.tier,
    version: plan.version,
    monthly_fee: Cost,
    included_credit: Cost.meta({ description: "Comes with each paid month and ends with it, in yuan" }),
    models: plan.models.meta({ description: "Names; null for all" }),
    requests_per_minute: plan.requestsPerMinute,
    answers_in_flight: plan.answersInFlight,
    knowledge_bases: plan.knowledgeBases,
    knowledge_documents: plan.knowledgeDocuments,
    knowledge_bytes: plan.knowledgeBytes,
    valid_from: plan.validFrom,
  })
  .meta({ id: "Plan" });

export function presentPlan(of: Plan): z.infer<typeof RestPlan> {
  return {
    id: of.id,
    tier: of.tier,
    version: of.version,
    monthly_fee: costOf(of.monthlyFee),
    included_credit: costOf(of.includedCredit),
    models: of.models,
    requests_per_minute: of.requestsPerMinute,
    answers_in_flight: of.answersInFlight,
    knowledge_bases: of.knowledgeBases,
    knowledge_documents: of.knowledgeDocuments,
    knowledge_bytes: of.knowledgeBytes,
    valid_from: of.validFrom,
  };
}

const used = Quota.shape.answersInFlight;
const budget = Quota.shape.budgets.element.shape;

export const RestQuota = z
  .object({
    tier: Quota.shape.tier,
    requests_per_minute: z.object({
      limit: RequestRate.shape.limit,
      remaining: RequestRate.shape.remaining,
      reset_seconds: RequestRate.shape.resetSeconds,
    }),
    answers_in_flight: used,
    knowledge_bases: used,
    knowledge_documents: used,
    knowledge_bytes: used,
    available: Cost.meta({ description: "What the next call may cost, in yuan" }),
    budgets: z.array(
      z.object({
        scope: budget.scope,
        period: budget.period,
        kind: budget.kind,
        limit: Cost,
        spent: Cost,
        held: Cost,
        resets_at: budget.resetsAt,
      }),
    ),
  })
  .meta({ id: "Quota" });

export function presentQuota(quota: Quota): z.infer<typeof RestQuota> {
  const { requestsPerMinute: rate } = quota;

  return {
    tier: quota.tier,
    requests_per_minute: { limit: rate.limit, remaining: rate.remaining, reset_seconds: rate.resetSeconds },
    answers_in_flight: quota.answersInFlight,
    knowledge_bases: quota.knowledgeBases,
    knowledge_documents: quota.knowledgeDocuments,
    knowledge_bytes: quota.knowledgeBytes,
    available: costOf(quota.available),
    budgets: quota.budgets.map(({ scope, period, kind, limit, spent, held, resetsAt }) => ({
      scope,
      period,
      kind,
      limit: costOf(limit),
      spent: costOf(spent),
      held: costOf(held),
      resets_at: resetsAt,
    })),
  };
}
