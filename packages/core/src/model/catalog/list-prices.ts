import type { Actor, ModelRef, PriceVersion } from "@claw/contract";
import { requireOperator } from "../../runtime/require-actor.ts";
import { getModelById } from "../get-model-by-id.ts";
import type { ModelDeps } from "../service.ts";
import { presentPrice } from "./present-price.ts";

const mostVersions = 500;

/** The model's own prices, the newest first; none where it was always charged at the installation's. */
export async function listPrices(
  { db, clock }: ModelDeps,
  actor: Actor,
  { modelId }: ModelRef,
): Promise<PriceVersion[]> {
  requireOperator(actor);
  const { id } = await getModelById(db.prisma, modelId);
  const rows = await db.prisma.priceVersion.findMany({
    where: { modelId: id },
    orderBy: { validFrom: "desc" },
    take: mostVersions,
  });
  const now = clock.now();

  return rows.map((row) => presentPrice(row, now));
}
