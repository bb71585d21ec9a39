import type { ModelService } from "@claw/contract";
import type { Database } from "@claw/db";
import type { Clock } from "../runtime/ports.ts";
import { createModel } from "./create-model.ts";
import { listModels } from "./list-models.ts";
import type { ProviderDirectory } from "./ports.ts";
import { setPrice } from "./set-price.ts";
import { updateModel } from "./update-model.ts";

export type ModelDeps = { db: Database; clock: Clock; providers: ProviderDirectory };

export function createModelService(deps: ModelDeps): ModelService {
  return {
    list: (actor) => listModels(deps, actor),
    create: (actor, input) => createModel(deps, actor, input),
    update: (actor, input) => updateModel(deps, actor, input),
    setPrice: (actor, input) => setPrice(deps, actor, input),
  };
}
