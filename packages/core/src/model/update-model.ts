import type { Actor, Model, UpdateModel } from "@claw/contract";
import { requireOperator } from "../runtime/require-actor.ts";
import { withoutUndefined } from "../runtime/without-undefined.ts";
import { getPriceAt } from "./find-price.ts";
import { getModelById } from "./get-model-by-id.ts";
import { presentModel } from "./present-model.ts";
import type { ModelDeps } from "./service.ts";

export async function updateModel(deps: ModelDeps, actor: Actor, input: UpdateModel): Promise<Model> {
  requireOperator(actor);
  const { modelId, ...changes } = input;

  return deps.db.prisma.$transaction(async (tx) => {
    await getModelById(tx, modelId);
    const row = await tx.model.update({ where: { id: modelId }, data: withoutUndefined(changes) });
    return presentModel(row, await getPriceAt(tx, modelId, deps.clock.now()), deps.providers);
  });
}
