import { formatMicro, type Model, type Prices } from "@claw/contract";
import type { Model as ModelRow, PriceVersion as PriceVersionRow } from "@claw/db";
import type { ProviderDirectory } from "./ports.ts";

export function presentModel(model: ModelRow, price: PriceVersionRow, providers: ProviderDirectory): Model {
  return {
    id: model.id,
    name: model.name,
    displayName: model.displayName,
    provider: model.provider,
    contextWindow: model.contextWindow,
    maxOutputTokens: model.maxOutputTokens,
    isDefault: model.name === providers.defaultModel,
    isAvailable: providers.serves(model.provider),
    prices: presentPrices(price),
    createdAt: model.createdAt.toISOString(),
  };
}

/** Each kind that was not said at what it costs. */
export function presentPrices(price: PriceVersionRow): Prices {
  return {
    input: formatMicro(price.input),
    cached: formatMicro(price.cached ?? price.input),
    cacheWrite: formatMicro(price.cacheWrite ?? price.input),
    output: formatMicro(price.output),
    reasoning: formatMicro(price.reasoning ?? price.output),
    perRequest: formatMicro(price.perRequest),
  };
}
