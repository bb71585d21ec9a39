import type { Transaction } from "@claw/db";

/** The price version in force at an instant: the model's own, else the installation's default. */
export async function getPriceAt(tx: Transaction, modelId: string, at: Date) {
  const inForce = { validFrom: { lte: at }, OR: [{ validUntil: null }, { validUntil: { gt: at } }] };
  const own = await tx.priceVersion.findFirst({ where: { modelId, ...inForce } });
  if (own) return own;

  return tx.priceVersion.findFirstOrThrow({ where: { modelId: null, ...inForce } });
}
