import { DomainError, SubscriptionTier } from "@claw/contract";
import type { Transaction } from "@claw/db";

/**
 * The names of the enabled models that each tier may ask; null for all of them. It is the models that say so, and plans
 * show it.
 */
export async function offeredModels(tx: Transaction): Promise<Map<SubscriptionTier, string[] | null>> {
  const models = await tx.model.findMany({
    where: { enabled: true, kind: "chat" },
    select: { name: true, tiers: true },
    orderBy: { createdAt: "asc" },
  });

  return new Map(
    SubscriptionTier.options.map((tier) => {
      const offered = models.filter(({ tiers }) => tiers.includes(tier)).map(({ name }) => name);
      return [tier, offered.length === models.length ? null : offered] as const;
    }),
  );
}

/**
 * A tier may ask these chat models and no others; null for all.
 * INVALID_INPUT for a name that the catalog does not have.
 */
export async function offerModels(
  tx: Transaction,
  tier: SubscriptionTier,
  names: readonly string[] | null,
): Promise<void> {
  const models = await tx.model.findMany({
    where: { kind: "chat" },
    select: { id: true, name: true, tiers: true },
  });
  const unknown = names?.filter((name) => !models.some((model) => model.name === name)) ?? [];
  if (unknown.length > 0) {
    throw new DomainError("INVALID_INPUT", {
      message: `The catalog has no model “${unknown[0]}”.`,
      fields: unknown.map((name) => ({ field: "models", message: `${name} is not in the catalog` })),
    });
  }

  for (const { id, name, tiers } of models) {
    const isOffered = names === null || names.includes(name);
    if (isOffered === tiers.includes(tier)) continue;

    const others = tiers.filter((other) => other !== tier);
    await tx.model.update({ where: { id }, data: { tiers: isOffered ? [...others, tier] : others } });
  }
}
