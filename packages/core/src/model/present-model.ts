import { formatMicro, type Model } from "@claw/contract";
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
    prices: {
      input: formatMicro(price.input),
      cached: formatMicro(price.cached ?? price.input),
      cacheWrite: formatMicro(price.cacheWrite ?? price.input),
      output: formatMicro(price.output),
      reasoning: formatMicro(price.reasoning ?? price.output),
      perRequest: formatMicro(price.perRequest),
    },
    createdAt: model.createdAt.toISOString(),
  };
}
