import type { ModelService } from "@claw/contract";
import type { Database } from "@claw/db";
import type { Clock } from "../runtime/ports.ts";
import { createModel } from "./create-model.ts";
import { listModels } from "./list-models.ts";
import type { ProviderDirectory } from "./ports.ts";
import { setPrice } from "./set-price.ts";
import { updateModel } from "./update-model.ts";

export type ModelDeps = {
  db: Database;
  clock: Clock;
  providers: ProviderDirectory;
  /** Looks at once which model is the default, rather than within two seconds. */
  refresh?: () => Promise<void>;
};

export function createModelService(deps: ModelDeps): ModelService {
  return {
    list: (actor) => listModels(deps, actor),
    create: (actor, input) => createModel(deps, actor, input),
    async update(actor, input) {
      const model = await updateModel(deps, actor, input);
      await deps.refresh?.();

      return model;
    },
    setPrice: (actor, input) => setPrice(deps, actor, input),
  };
}
