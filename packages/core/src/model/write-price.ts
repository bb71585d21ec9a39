import type { SetPrice } from "@claw/contract";
import { type PriceVersion, type Transaction, uuidv7 } from "@claw/db";
import { parsePrices } from "./price-input.ts";

/** Changes of one model's prices stand in line. */
export async function lockPrices(tx: Transaction, modelId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM models WHERE id = ${modelId}::uuid FOR UPDATE`;
}

type Begin = {
  now: Date;
  /** When it begins; null: now. */
  later: Date | null;
};

/**
 * Opens a version. One that begins now lasts until the scheduled one, if there is one; one that begins later takes the
 * scheduled one's place. Needs {@link lockPrices}.
 */
export async function writePrice(
  tx: Transaction,
  modelId: string,
  price: Pick<SetPrice, "input" | "output" | "cached" | "cacheWrite" | "reasoning" | "perRequest">,
  { now, later }: Begin,
): Promise<PriceVersion> {
  if (later) await withdrawScheduled(tx, modelId, now);

  const scheduled = await findScheduled(tx, modelId, now);
  const last = await tx.priceVersion.findFirst({
    where: { modelId, ...(scheduled ? { id: { not: scheduled.id } } : {}) },
    orderBy: { validFrom: "desc" },
  });
  const afterLast = (last?.validFrom.getTime() ?? 0) + 1;
  const from = later ?? new Date(Math.max(now.getTime(), afterLast));
  if (last) await tx.priceVersion.update({ where: { id: last.id }, data: { validUntil: from } });

  return tx.priceVersion.create({
    data: {
      id: uuidv7(),
      modelId,
      validFrom: from,
      validUntil: scheduled?.validFrom ?? null,
      ...parsePrices(price),
    },
  });
}

/** Versions that are set within one millisecond begin one after the other, and are not scheduled for that. */
export const soonestMs = 1_000;

/** The version that is to begin; there is one at most. */
export async function findScheduled(tx: Transaction, modelId: string, now: Date) {
  const soonest = new Date(now.getTime() + soonestMs);

  return tx.priceVersion.findFirst({ where: { modelId, validFrom: { gt: soonest } } });
}

/** Takes the scheduled version back, if there is one: what it would have ended goes on. */
export async function withdrawScheduled(
  tx: Transaction,
  modelId: string,
  now: Date,
): Promise<PriceVersion | null> {
  const scheduled = await findScheduled(tx, modelId, now);
  if (!scheduled) return null;

  await tx.priceVersion.delete({ where: { id: scheduled.id } });
  await tx.priceVersion.updateMany({
    where: { modelId, validUntil: scheduled.validFrom },
    data: { validUntil: null },
  });

  return scheduled;
}
