import { z } from "zod";
import { filledText, Id, Instant, Money } from "../primitives.ts";
import { SubscriptionTier } from "../user/subscription-tier.ts";
import { Model, ModelName, Prices, SetPrice, TokenCount } from "./schemas.ts";

export const PriceState = z.enum(["past", "current", "scheduled"]);
export type PriceState = z.infer<typeof PriceState>;

/** A price that was said once and is not changed; calls are charged at the one of their admission. */
export const PriceVersion = z.object({
  id: Id,
  prices: Prices,
  /** Which of them were said, and not taken from input or output. */
  said: z.array(z.enum(["cached", "cacheWrite", "reasoning"])),
  validFrom: Instant,
  validUntil: Instant.nullable(),
  state: PriceState,
});
export type PriceVersion = z.infer<typeof PriceVersion>;

/** What a model is for. Only chat models are offered to people; the others serve knowledge bases. */
export const ModelKind = z.enum(["chat", "embedding", "rerank"]);
export type ModelKind = z.infer<typeof ModelKind>;

/** A model as operators see it. */
export const CatalogModel = Model.extend({
  kind: ModelKind,
  enabled: z.boolean(),
  tiers: z.array(SubscriptionTier),
  /** Names of the models that answer instead where its provider fails before the first token, in this order. */
  fallbacks: z.array(z.string()),
  /** What the provider calls it; the name where nothing else was said. */
  upstreamName: z.string(),
  /** Somebody chose it as the default; otherwise the first one that can answer is. */
  isChosenDefault: z.boolean(),
  /** No price of its own: the installation's counts. */
  usesDefaultPrice: z.boolean(),
  scheduled: PriceVersion.nullable(),
});
export type CatalogModel = z.infer<typeof CatalogModel>;

/** What is left out is what is assumed of a model of which nothing is known. */
const NewModel = z.object({
  /** As the provider calls it. */
  upstreamName: ModelName,
  /** In the catalog; the provider's name for it where left out. */
  name: ModelName.optional(),
  displayName: filledText(200).optional(),
  /** Chat where left out. */
  kind: ModelKind.default("chat"),
  contextWindow: TokenCount.optional(),
  /** Of a chat model; the others write nothing. */
  maxOutputTokens: TokenCount.optional(),
  tiers: z.array(SubscriptionTier).optional(),
  /** Without one it is not offered until it has one. */
  price: SetPrice.omit({ modelId: true, validFrom: true }).optional(),
});

/** Models of one provider, such as were found there. All of them or none. */
export const AddModels = z.object({
  provider: filledText(50),
  models: z.array(NewModel).min(1).max(200),
});
export type AddModels = z.infer<typeof AddModels>;
export type NewModel = AddModels["models"][number];

export const ModelRef = z.object({ modelId: Id });
export type ModelRef = z.infer<typeof ModelRef>;

export const PriceRef = z.object({ priceId: Id });
export type PriceRef = z.infer<typeof PriceRef>;

/** A month of the calendar in China, such as `2026-11`. */
export const Month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, "is not a month such as 2026-11");

export const PreviewPrice = SetPrice.omit({ validFrom: true, isConfirmed: true }).extend({
  /** The month before this one where left out. */
  month: Month.optional(),
});
export type PreviewPrice = z.infer<typeof PreviewPrice>;

const Effect = z.object({
  calls: z.number().int(),
  /** What these calls were charged. */
  cost: Money,
  /** What they would have been charged. */
  proposed: Money,
  difference: Money,
});

/** The settled calls of a model in a month, each priced anew. */
export const PricePreview = z.object({
  month: Month,
  total: Effect,
  /** By the tier of their admission, of older calls by that of today; those without calls are left out. */
  tiers: z.array(Effect.extend({ tier: SubscriptionTier })),
  /** By the day of their admission, in China. */
  days: z.array(Effect.extend({ day: z.string() })),
});
export type PricePreview = z.infer<typeof PricePreview>;
