import type { Model } from "@claw/contract";
import { getPriceAt } from "./find-price.ts";
import { presentModel } from "./present-model.ts";
import type { ModelDeps } from "./service.ts";

export async function listModels(deps: ModelDeps): Promise<Model[]> {
  const { prisma } = deps.db;
  const rows = await prisma.model.findMany({
    where: { enabled: true, kind: "chat" },
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
