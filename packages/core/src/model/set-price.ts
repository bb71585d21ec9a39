import { type Actor, DomainError, type Model, parseMicro, type SetPrice } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { recordAuditEvent } from "../audit/record-audit-event.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import { getModelById } from "./get-model-by-id.ts";
import { presentModel } from "./present-model.ts";
import type { ModelDeps } from "./service.ts";

/** Closes the version in force and opens the next at the same instant; calls already admitted keep theirs. */
export async function setPrice(deps: ModelDeps, actor: Actor, input: SetPrice): Promise<Model> {
  const operator = requireOperator(actor);
  requireReason(input);

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

    await recordAuditEvent(tx, {
      action: "price_set",
      outcome: "ok",
      origin: operator.origin,
      userId: operator.userId,
      organizationId: operator.organizationId,
      detail: { model: model.name, input: input.input, output: input.output },
      at: from,
    });

    return presentModel(model, price, deps.providers);
  });
}

/** ¥1 000 per million tokens is several times what the dearest models cost. */
const beyondReason = 1_000_000_000n;

/** INVALID_INPUT for a price of 0, or one that looks like a slip of the decimal point, unless it is confirmed. */
function requireReason({ modelId: _, isConfirmed, ...prices }: SetPrice): void {
  if (isConfirmed) return;

  const fields = Object.entries(prices).flatMap(([field, price]) => {
    if (price === undefined) return [];
    const micro = parseMicro(price);
    const isOdd = micro > beyondReason || (micro === 0n && field !== "perRequest");
    return isOdd ? [{ field, message: micro === 0n ? "costs nothing" : "is above 1000" }] : [];
  });
  if (fields.length > 0) {
    throw new DomainError("INVALID_INPUT", {
      message: "This price is 0 or unusually high. Say `isConfirmed` if it is meant.",
      fields,
    });
  }
}

function parseOptional(yuan: string | undefined): bigint | null {
  return yuan === undefined ? null : parseMicro(yuan);
}
