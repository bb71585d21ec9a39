import { type Database, uuidv7 } from "@claw/db";
import {
  type CatalogEntry,
  defaultCatalog,
  defaultPricePerMillion,
  knownPricesPerMillion,
  unknownModelLimits,
} from "./default-catalog.ts";
import type { ProviderDirectory } from "./ports.ts";

const epoch = new Date(0);
/** Serialises seeding between processes that start at once. */
const seedLock = 7_301_002;

/** Adds what is missing: the default catalog, what the providers announced, the default price. Changes nothing that is there. */
export async function seedCatalog(db: Database, providers: ProviderDirectory): Promise<void> {
  const announced: CatalogEntry[] = providers.announced.map(({ name, provider, contextWindow }) => ({
    ...unknownModelLimits,
    ...(contextWindow === undefined ? {} : { contextWindow }),
    name,
    kind: "chat",
    displayName: name,
    provider,
  }));

  await db.prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${seedLock}::bigint)`;
    await tx.model.createMany({
      data: [...defaultCatalog, ...announced].map((entry) => ({ id: uuidv7(), ...entry })),
      skipDuplicates: true,
    });

    const hasDefaultPrice = await tx.priceVersion.findFirst({ where: { modelId: null } });
    if (!hasDefaultPrice) {
      const price = { input: defaultPricePerMillion, output: defaultPricePerMillion };
      await tx.priceVersion.create({ data: { id: uuidv7(), modelId: null, validFrom: epoch, ...price } });
    }

    const unpriced = await tx.model.findMany({
      where: { name: { in: [...knownPricesPerMillion.keys()] }, prices: { none: {} } },
    });
    for (const { id, name } of unpriced) {
      const price = knownPricesPerMillion.get(name) ?? defaultPricePerMillion;
      await tx.priceVersion.create({
        data: { id: uuidv7(), modelId: id, validFrom: epoch, input: price, output: price },
      });
    }
  });
}
