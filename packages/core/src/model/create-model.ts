import { type Actor, type CreateModel, DomainError, type Model } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { recordDeed } from "../audit/record-deed.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import { getPriceAt } from "./find-price.ts";
import { presentModel } from "./present-model.ts";
import type { ModelDeps } from "./service.ts";

export async function createModel(deps: ModelDeps, actor: Actor, input: CreateModel): Promise<Model> {
  const operator = requireOperator(actor);
  const at = deps.clock.now();

  return deps.db.prisma.$transaction(async (tx) => {
    const id = uuidv7();
    const { count } = await tx.model.createMany({
      data: [{ id, ...input, displayName: input.displayName ?? input.name }],
      skipDuplicates: true,
    });
    if (count === 0) throw modelExists(input.name);

    const { name, provider } = input;
    await recordDeed(tx, operator, { action: "model_created", detail: { model: name, provider }, at });
    const row = await tx.model.findUniqueOrThrow({ where: { id } });
    return presentModel(row, await getPriceAt(tx, id, at), deps.providers);
  });
}

export function modelExists(name: string): DomainError {
  return new DomainError("CONFLICT", { message: `A model named “${name}” exists.` });
}
