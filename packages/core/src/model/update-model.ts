import { type Actor, DomainError, type Model, SubscriptionTier, type UpdateModel } from "@claw/contract";
import type { Model as ModelRow, Transaction } from "@claw/db";
import { recordDeed } from "../audit/record-deed.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import { withoutUndefined } from "../runtime/without-undefined.ts";
import { getPriceAt } from "./find-price.ts";
import { getModelById } from "./get-model-by-id.ts";
import { presentModel } from "./present-model.ts";
import type { ModelDeps } from "./service.ts";

export async function updateModel(deps: ModelDeps, actor: Actor, input: UpdateModel): Promise<Model> {
  const operator = requireOperator(actor);
  const { modelId, ...given } = input;
  const { upstreamName, ...changes } = given;
  const at = deps.clock.now();

  return deps.db.prisma.$transaction(async (tx) => {
    const before = await getModelById(tx, modelId);
    if (changes.fallbackIds) await requireFallbacks(tx, modelId, changes.fallbackIds);
    if (upstreamName !== undefined) await requireSameVectors(tx, before, upstreamName);
    if (changes.enabled && !before.enabled) await requirePriced(tx, before);
    // There is one at a time.
    if (changes.isDefault)
      await tx.model.updateMany({ where: { isDefault: true }, data: { isDefault: false } });

    const row = await tx.model.update({
      where: { id: modelId },
      data: { ...withoutUndefined(changes), ...(upstreamName === undefined ? {} : { upstreamName }) },
    });
    if (row.isDefault) requireForEverybody(row);
    await recordDeed(tx, operator, { action: "model_changed", detail: detailOf(before.name, given), at });

    return presentModel(row, await getPriceAt(tx, modelId, at), deps.providers);
  });
}

/** CONFLICT for itself, one that does not exist or is no chat model, or the same one twice. */
async function requireFallbacks(
  tx: Transaction,
  modelId: string,
  fallbackIds: readonly string[],
): Promise<void> {
  const ids = new Set(fallbackIds);
  const found = await tx.model.count({ where: { id: { in: [...ids] }, kind: "chat" } });
  if (ids.size === fallbackIds.length && found === ids.size && !ids.has(modelId)) return;

  throw new DomainError("CONFLICT", {
    message: "Fallbacks are other chat models of the catalog, each of them once.",
    fields: [{ field: "fallbackIds", message: "are not all other chat models" }],
  });
}

/** CONFLICT for a model of a connected provider that nobody has given a price. */
async function requirePriced(tx: Transaction, { id, provider }: ModelRow): Promise<void> {
  const connected = await tx.provider.findUnique({ where: { name: provider } });
  const price = await tx.priceVersion.findFirst({ where: { modelId: id } });
  if (!connected || price) return;

  throw new DomainError("CONFLICT", { message: "Give it a price first: it would be sold at the default." });
}

/** CONFLICT for another model under the name by which bases know their vectors: those of two models do not compare. */
async function requireSameVectors(
  tx: Transaction,
  { kind, name, upstreamName }: ModelRow,
  next: string | null,
): Promise<void> {
  if (kind !== "embedding" || (next ?? name) === (upstreamName ?? name)) return;

  const index = await tx.embeddingIndex.findFirst({ where: { model: name, state: { not: "retired" } } });
  if (!index) return;

  throw new DomainError("CONFLICT", {
    message: "Knowledge bases are embedded with it. Add the other model under a name of its own.",
    fields: [{ field: "upstreamName", message: "cannot change while bases are embedded with it" }],
  });
}

function requireForEverybody({ enabled, tiers }: ModelRow): void {
  if (enabled && SubscriptionTier.options.every((tier) => tiers.includes(tier))) return;

  throw new DomainError("CONFLICT", {
    message: "The default model answers everybody: offer it to all tiers, or choose another default first.",
  });
}

function detailOf(model: string, changes: Omit<UpdateModel, "modelId">) {
  const said = Object.entries(changes).map(([name, value]): [string, string | number | boolean] => [
    name,
    Array.isArray(value) ? value.join(", ") : (value ?? ""),
  ]);

  return { model, ...Object.fromEntries(said) };
}
