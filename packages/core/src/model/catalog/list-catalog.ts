import type { Actor, CatalogModel } from "@claw/contract";
import type { Model as ModelRow, PriceVersion as PriceVersionRow } from "@claw/db";
import { requireOperator } from "../../runtime/require-actor.ts";
import { presentModel } from "../present-model.ts";
import type { ModelDeps } from "../service.ts";
import { presentPrice } from "./present-price.ts";

/** All models, also those that are not offered, in the order in which they were added. */
export async function listCatalog(deps: ModelDeps, actor: Actor): Promise<CatalogModel[]> {
  requireOperator(actor);
  const now = deps.clock.now();
  const { prisma } = deps.db;
  const live = { OR: [{ validUntil: null }, { validUntil: { gt: now } }] };
  const [models, prices] = await Promise.all([
    prisma.model.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] }),
    prisma.priceVersion.findMany({ where: live }),
  ]);
  const names = new Map(models.map(({ id, name }) => [id, name]));

  return models.map((model) => presentCatalogModel(deps, model, { prices, names, now }));
}

type Surroundings = {
  /** Those in force and those to come, of all models; and the installation's own. */
  prices: readonly PriceVersionRow[];
  /** By id. */
  names: ReadonlyMap<string, string>;
  now: Date;
};

function presentCatalogModel(
  { providers }: ModelDeps,
  row: ModelRow,
  { prices, names, now }: Surroundings,
): CatalogModel {
  const hasBegun = ({ validFrom }: PriceVersionRow) => validFrom <= now;
  const own = prices.find((price) => price.modelId === row.id && hasBegun(price));
  const price = own ?? prices.find((candidate) => candidate.modelId === null && hasBegun(candidate));
  if (!price) throw new Error("the installation has no default price");

  const scheduled = prices.find((candidate) => candidate.modelId === row.id && !hasBegun(candidate));

  return {
    ...presentModel(row, price, providers),
    kind: row.kind,
    enabled: row.enabled,
    tiers: row.tiers,
    fallbacks: row.fallbackIds.flatMap((id) => names.get(id) ?? []),
    upstreamName: row.upstreamName ?? row.name,
    isChosenDefault: row.isDefault,
    usesDefaultPrice: !own,
    scheduled: scheduled ? presentPrice(scheduled, now) : null,
  };
}

/** One of them, as it is now. */
export async function getCatalogModel(deps: ModelDeps, actor: Actor, modelId: string): Promise<CatalogModel> {
  const models = await listCatalog(deps, actor);
  const model = models.find(({ id }) => id === modelId);
  if (!model) throw new Error(`the catalog has lost the model ${modelId}`);

  return model;
}
