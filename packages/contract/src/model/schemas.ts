import { z } from "zod";
import { filledText, Id, Instant, Money } from "../primitives.ts";
import { SubscriptionTier } from "../user/subscription-tier.ts";

/** Yuan per 1 000 000 tokens of each kind, and per request. */
export const Prices = z.object({
  input: Money,
  cached: Money,
  cacheWrite: Money,
  output: Money,
  reasoning: Money,
  perRequest: Money,
});
export type Prices = z.infer<typeof Prices>;

export const Model = z.object({
  id: Id,
  /** What a conversation stores and the provider understands. */
  name: z.string(),
  displayName: z.string(),
  provider: z.string(),
  contextWindow: z.number().int(),
  maxOutputTokens: z.number().int(),
  isDefault: z.boolean(),
  /** False where no provider that is configured here serves it. */
  isAvailable: z.boolean(),
  prices: Prices,
  createdAt: Instant,
});
export type Model = z.infer<typeof Model>;

export const ModelName = filledText(200);
export const TokenCount = z.number().int().min(1).max(100_000_000);

export const CreateModel = z.object({
  name: ModelName,
  displayName: filledText(200).optional(),
  provider: filledText(50),
  contextWindow: TokenCount,
  maxOutputTokens: TokenCount,
});
export type CreateModel = z.infer<typeof CreateModel>;

export const UpdateModel = z.object({
  modelId: Id,
  displayName: filledText(200).optional(),
  contextWindow: TokenCount.optional(),
  maxOutputTokens: TokenCount.optional(),
  enabled: z.boolean().optional(),
  /** Who may ask it. */
  tiers: z.array(SubscriptionTier).optional(),
  /** Models that answer instead, in this order, where its provider fails before the first token. */
  fallbackIds: z.array(Id).max(5).optional(),
  /** What the provider calls it; null: as we do. */
  upstreamName: ModelName.nullish(),
  /** It answers where a conversation names none, and all tiers may ask it. False: the first one that can answer does. */
  isDefault: z.boolean().optional(),
});
export type UpdateModel = z.infer<typeof UpdateModel>;

/** Yuan with at most six places, not negative, below the sanity bound of ¥100 000 per million tokens. */
const Price = z.string().regex(/^\d{1,5}(\.\d{1,6})?$/, "is not a price in yuan");

/** A kind that is left out costs what input costs (cached, cache write) or what output costs (reasoning). */
export const SetPrice = z.object({
  modelId: Id,
  input: Price,
  output: Price,
  cached: Price.optional(),
  cacheWrite: Price.optional(),
  reasoning: Price.optional(),
  perRequest: Price.optional(),
  /** From when on, at most a year ahead; now where left out. Takes the place of one that was to begin later. */
  validFrom: Instant.optional(),
  /** Said by an operator who means it: without it, 0 and what is beyond all reason are refused. */
  isConfirmed: z.boolean().optional(),
});
export type SetPrice = z.infer<typeof SetPrice>;
