import type { UserActor } from "@claw/contract";
import { createModelService, seedCatalog, systemClock } from "@claw/core";
import { createTestDatabase } from "@claw/testing";
import { expect, test } from "vitest";
import { outcomeOf } from "../auth/outcome.ts";
import { createPerson } from "../create-person.ts";

const providers = { defaultModel: "glm-4", isOffline: false, announced: [], serves: () => true };

async function openWorld() {
  const database = await createTestDatabase();
  await seedCatalog(database.db, providers);
  const operator: UserActor = { ...(await createPerson(database.db)), role: "operator" };
  const { id: modelId } = await database.db.prisma.model.findUniqueOrThrow({ where: { name: "glm-4" } });
  const service = createModelService({ db: database.db, clock: systemClock, providers });

  return { ...database, operator, modelId, service };
}

test.each([
  ["nothing for input", { input: "0", output: "20" }],
  ["nothing for output", { input: "20", output: "0" }],
  ["a slip of the decimal point", { input: "20", output: "2000.5" }],
])(
  "a price of %s is taken only when it is confirmed, and nothing is written before",
  async (_name, price) => {
    await using world = await openWorld();
    const { service, operator, modelId, db } = world;
    const before = await db.prisma.priceVersion.count();

    expect(await outcomeOf(service.setPrice(operator, { modelId, ...price }))).toBe("INVALID_INPUT");
    expect(await db.prisma.priceVersion.count()).toBe(before);

    expect(await outcomeOf(service.setPrice(operator, { modelId, ...price, isConfirmed: true }))).toBe("ok");
    expect(await db.prisma.auditEvent.count({ where: { action: "price_set" } })).toBe(1);
  },
);
