import { z } from "zod";
import { filledText, Id, Money } from "../primitives.ts";
import { Day } from "./amount.ts";

export const UsageGrouping = z.enum(["day", "model", "purpose", "conversation", "user"]);
export type UsageGrouping = z.infer<typeof UsageGrouping>;

/** Days of the calendar in China, both included; at most 400 of them. A call counts on the day when it was admitted. */
export const GetUsage = z
  .object({
    from: Day,
    to: Day,
    groupBy: UsageGrouping.default("day"),
    /** Splits each group once more, for charts: by day and model. */
    thenBy: UsageGrouping.optional(),
    /** One's own alone, or all of the organization's (owners, admins and billing). */
    scope: z.enum(["own", "organization"]).default("own"),
  })
  .refine(({ from, to }) => from <= to, { path: ["to"], message: "is before `from`" })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= 400 * 86_400_000, {
    path: ["to"],
    message: "is more than 400 days after `from`",
  });
export type GetUsage = z.infer<typeof GetUsage>;

/** Tokens in disjoint kinds; their sum is what was counted. */
export const UsageSums = z.object({
  calls: z.number().int(),
  /** Of these, counted here and not by the provider. */
  estimatedCalls: z.number().int(),
  freshTokens: z.number().int(),
  cachedTokens: z.number().int(),
  cacheWriteTokens: z.number().int(),
  outputTokens: z.number().int(),
  reasoningTokens: z.number().int(),
  totalTokens: z.number().int(),
  cost: Money,
});
export type UsageSums = z.infer<typeof UsageSums>;

export const UsageGroup = UsageSums.extend({
  /** A day, a model's name, a purpose, or an id; null for calls outside of conversations. */
  key: z.string().nullable(),
  /** A conversation's title or a person's name, where it is still there. */
  label: z.string().nullable(),
  /** Of `thenBy`. */
  subKey: z.string().nullable(),
});
export type UsageGroup = z.infer<typeof UsageGroup>;

export const UsageReport = z.object({
  from: Day,
  to: Day,
  groupBy: UsageGrouping,
  /** By day: in the order of days; otherwise the most costly first, at most 500. */
  groups: z.array(UsageGroup),
  total: UsageSums,
});
export type UsageReport = z.infer<typeof UsageReport>;

const Tokens = z.number().int().min(0).max(2_000_000_000);

/** Operators only: what a settled call truly used, as the provider's bill says; once. */
export const ReconcileCall = z.object({
  callId: Id,
  freshTokens: Tokens,
  cachedTokens: Tokens.default(0),
  cacheWriteTokens: Tokens.default(0),
  outputTokens: Tokens,
  reasoningTokens: Tokens.default(0),
  reason: filledText(500),
});
export type ReconcileCall = z.infer<typeof ReconcileCall>;

/** The calls of one answer, for "what did this cost". */
export const MessageCalls = z.object({ messageId: Id });
export type MessageCalls = z.infer<typeof MessageCalls>;

export const ProviderCall = UsageSums.omit({ calls: true, estimatedCalls: true }).extend({
  id: Id,
  purpose: z.string(),
  model: z.string(),
  state: z.enum(["reserved", "streaming", "settled", "released"]),
  usageSource: z.enum(["provider", "estimated", "reconciled"]).nullable(),
  /** What was odd about the provider's count. */
  usageAnomaly: z.string().nullable(),
  /** Yuan per 1 000 000 tokens, as it was when the call was admitted. */
  price: z.object({
    input: Money,
    cached: Money,
    cacheWrite: Money,
    output: Money,
    reasoning: Money,
    perRequest: Money,
  }),
  createdAt: z.iso.datetime(),
});
export type ProviderCall = z.infer<typeof ProviderCall>;
