import type { CatalogModel } from "@claw/contract";
import type { ModelsSearch } from "../models-routes.ts";

/** The models that fit what is searched for. There are some hundreds at most: the page has them all. */
export function filterModels(
  models: readonly CatalogModel[],
  { q = "", provider, offer }: ModelsSearch,
): CatalogModel[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);

  return models.filter((model) => {
    const text = `${model.displayName} ${model.name} ${model.upstreamName} ${model.provider}`.toLowerCase();

    return (
      words.every((word) => text.includes(word)) &&
      (provider === undefined || model.provider === provider) &&
      (offer === undefined || model.enabled === (offer === "offered"))
    );
  });
}
