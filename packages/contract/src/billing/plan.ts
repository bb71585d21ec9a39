import { z } from "zod";
import { filledText, Id, Instant, Money } from "../primitives.ts";
import { SubscriptionTier } from "../user/subscription-tier.ts";
import { Fee } from "./amount.ts";
import { BudgetKind, BudgetPeriod, BudgetScope } from "./budget.ts";

/** What a tier may do; a version is never changed, a new one follows it. */
export const Plan = z.object({
  id: Id,
  tier: SubscriptionTier,
  version: z.number().int(),
  monthlyFee: Money,
  /** Comes with each paid month and ends with it. */
  includedCredit: Money,
  /** Names of models; null for all. */
  models: z.array(z.string()).nullable(),
  /** Questions to models. */
  requestsPerMinute: z.number().int(),
  /** Answers being written for one person at a time. */
  answersInFlight: z.number().int(),
  knowledgeBases: z.number().int(),
  knowledgeDocuments: z.number().int(),
  /** Bytes of all documents together. */
  knowledgeBytes: z.number().int(),
  validFrom: Instant,
});
export type Plan = z.infer<typeof Plan>;

/**
 * Operators only: the version of a tier that counts from now on. Who is subscribed keeps theirs until the next period;
 * what the tier allows changes at once. The free tier costs nothing and brings nothing.
 */
export const SetPlan = z
  .object({
    tier: SubscriptionTier,
    monthlyFee: Fee,
    includedCredit: Fee,
    models: z.array(filledText(200)).min(1).max(200).nullable(),
    requestsPerMinute: z.number().int().min(1).max(1_000_000),
    answersInFlight: z.number().int().min(1).max(10_000),
    knowledgeBases: z.number().int().min(0).max(1_000_000),
    knowledgeDocuments: z.number().int().min(0).max(1_000_000_000),
    /** At most 1 PiB. */
    knowledgeBytes: z
      .number()
      .int()
      .min(0)
      .max(2 ** 50),
  })
  .refine(({ tier, monthlyFee }) => tier !== "free" || Number(monthlyFee) === 0, {
    path: ["monthlyFee"],
    message: "is not nothing, for the free tier",
  })
  .refine(({ tier, includedCredit }) => tier !== "free" || Number(includedCredit) === 0, {
    path: ["includedCredit"],
    message: "is not nothing, for the free tier",
  });
export type SetPlan = z.infer<typeof SetPlan>;

export const SubscriptionStatus = z.enum(["incomplete", "active", "past_due", "canceled"]);
export type SubscriptionStatus = z.infer<typeof SubscriptionStatus>;

export const Subscription = z.object({
  id: Id,
  tier: SubscriptionTier,
  planId: Id,
  status: SubscriptionStatus,
  /** The day of the month on which periods begin; shorter months begin on their last. */
  anchorDay: z.number().int(),
  periodStart: Instant,
  periodEnd: Instant,
  cancelAtPeriodEnd: z.boolean(),
  /** The tier that follows at the end of the period; null for the same. */
  nextTier: SubscriptionTier.nullable(),
  /** Past due: what the tier allows ends then. */
  graceUntil: Instant.nullable(),
  /** The invoice that waits for its payment. */
  openInvoiceId: Id.nullable(),
  createdAt: Instant,
});
export type Subscription = z.infer<typeof Subscription>;

/** How a subscription's invoices are paid: from the balance, or by a payment of their own. */
export const PayWith = z.enum(["balance", "offline", "stripe"]);
export type PayWith = z.infer<typeof PayWith>;

export const Subscribe = z.object({
  tier: SubscriptionTier,
  payWith: PayWith.default("balance"),
});
export type Subscribe = z.infer<typeof Subscribe>;

/** What changing to a tier would cost now, before it is done. */
export const SubscriptionPreview = z.object({
  tier: SubscriptionTier,
  /** `now` for an upgrade, `periodEnd` for a downgrade. */
  takesEffect: z.enum(["now", "periodEnd"]),
  /** What is to be paid now, after what is left of the present period. */
  dueNow: Money,
  credit: Money,
  monthlyFee: Money,
  periodEnd: Instant,
});
export type SubscriptionPreview = z.infer<typeof SubscriptionPreview>;

const Used = z.object({ used: z.number().int(), limit: z.number().int() });

/** How many questions to models a person may still ask within the minute that runs. */
export const RequestRate = z.object({
  limit: z.number().int(),
  remaining: z.number().int(),
  /** Seconds until it is whole again. */
  resetSeconds: z.number().int(),
});
export type RequestRate = z.infer<typeof RequestRate>;

/** What is used of what the tier and the budgets allow. */
export const Quota = z.object({
  tier: SubscriptionTier,
  requestsPerMinute: RequestRate,
  answersInFlight: Used,
  knowledgeBases: Used,
  knowledgeDocuments: Used,
  knowledgeBytes: Used,
  available: Money,
  budgets: z.array(
    z.object({
      scope: BudgetScope,
      period: BudgetPeriod,
      kind: BudgetKind,
      limit: Money,
      spent: Money,
      held: Money,
      resetsAt: Instant,
    }),
  ),
});
export type Quota = z.infer<typeof Quota>;
