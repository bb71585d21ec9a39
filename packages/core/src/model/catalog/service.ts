import type { CatalogService } from "@claw/contract";
import type { ModelDeps } from "../service.ts";
import { setPrice } from "../set-price.ts";
import { updateModel } from "../update-model.ts";
import { addModels } from "./add-models.ts";
import { getCatalogModel, listCatalog } from "./list-catalog.ts";
import { listPrices } from "./list-prices.ts";
import { previewPrice } from "./preview-price.ts";
import { withdrawPrice } from "./withdraw-price.ts";

export function createCatalogService(deps: ModelDeps): CatalogService {
  return {
    list: (actor) => listCatalog(deps, actor),
    async add(actor, input) {
      const models = await addModels(deps, actor, input);
      await deps.refresh?.();

      return models;
    },
    async update(actor, input) {
      await updateModel(deps, actor, input);
      await deps.refresh?.();

      return getCatalogModel(deps, actor, input.modelId);
    },
    async setPrice(actor, input) {
      await setPrice(deps, actor, input);

      return getCatalogModel(deps, actor, input.modelId);
    },
    prices: (actor, input) => listPrices(deps, actor, input),
    withdrawPrice: (actor, input) => withdrawPrice(deps, actor, input),
    previewPrice: (actor, input) => previewPrice(deps, actor, input),
  };
}
