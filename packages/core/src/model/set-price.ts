import { type Actor, type Model, parseMicro, type SetPrice } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { requireOperator } from "../runtime/require-actor.ts";
import { getModelById } from "./get-model-by-id.ts";
import { presentModel } from "./present-model.ts";
import type { ModelDeps } from "./service.ts";

/** Closes the version in force and opens the next at the same instant; calls already admitted keep theirs. */
export async function setPrice(deps: ModelDeps, actor: Actor, input: SetPrice): Promise<Model> {
  requireOperator(actor);

  return deps.db.prisma.$transaction(async (tx) => {
    const model = await getModelById(tx, input.modelId);
    await tx.$queryRaw`SELECT id FROM models WHERE id = ${model.id}::uuid FOR UPDATE`;

    const last = await tx.priceVersion.findFirst({
      where: { modelId: model.id },
      orderBy: { validFrom: "desc" },
    });
    const afterLast = (last?.validFrom.getTime() ?? 0) + 1;
    const from = new Date(Math.max(deps.clock.now().getTime(), afterLast));
    await tx.priceVersion.updateMany({
      where: { modelId: model.id, validUntil: null },
      data: { validUntil: from },
    });
    const price = await tx.priceVersion.create({
      data: {
        id: uuidv7(),
        modelId: model.id,
        validFrom: from,
        input: parseMicro(input.input),
        output: parseMicro(input.output),
        cached: parseOptional(input.cached),
        cacheWrite: parseOptional(input.cacheWrite),
        reasoning: parseOptional(input.reasoning),
        perRequest: parseOptional(input.perRequest) ?? 0n,
      },
    });

    return presentModel(model, price, deps.providers);
  });
}

function parseOptional(yuan: string | undefined): bigint | null {
  return yuan === undefined ? null : parseMicro(yuan);
}
