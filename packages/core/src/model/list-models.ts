import type { Actor, Model } from "@claw/contract";
import { requireMember } from "../runtime/require-actor.ts";
import { getPriceAt } from "./find-price.ts";
import { presentModel } from "./present-model.ts";
import type { ModelDeps } from "./service.ts";

/** What the caller's tier may ask. */
export async function listModels(deps: ModelDeps, actor: Actor): Promise<Model[]> {
  const { tier } = requireMember(actor);
  const { prisma } = deps.db;
  const rows = await prisma.model.findMany({
    where: { enabled: true, kind: "chat", tiers: { has: tier } },
    orderBy: { createdAt: "asc" },
  });
  const now = deps.clock.now();
  const models = await Promise.all(
    rows.map(async (row) => presentModel(row, await getPriceAt(prisma, row.id, now), deps.providers)),
  );

  return models.sort((a, b) => rank(b) - rank(a));
}

function rank(model: Model): number {
  return (model.isDefault ? 2 : 0) + (model.isAvailable ? 1 : 0);
}
