import type { DatabaseClient } from "../src/index.ts";
import { uuidv7 } from "../src/uuid.ts";

export type Tenant = { readonly userId: string; readonly organizationId: string };

/** A person with an organization of their own. */
export async function seedTenant(prisma: DatabaseClient): Promise<Tenant> {
  const userId = uuidv7();
  const organizationId = uuidv7();

  await prisma.user.create({ data: { id: userId, email: `${userId}@example.com`, passwordHash: "hash" } });
  await prisma.organization.create({ data: { id: organizationId, name: "personal", isPersonal: true } });
  await prisma.membership.create({ data: { organizationId, userId, role: "owner" } });

  return { userId, organizationId };
}

/** An empty conversation; returns its id. */
export async function seedConversation(prisma: DatabaseClient, tenant: Tenant): Promise<string> {
  const { organizationId, userId } = tenant;
  const { id } = await prisma.conversation.create({
    data: { id: uuidv7(), organizationId, ownerId: userId, title: "新对话" },
  });

  return id;
}

/** A price for models that the catalog does not know, valid from then on; returns its id. */
export async function seedPrice(prisma: DatabaseClient, validFrom: string): Promise<string> {
  const { id } = await prisma.priceVersion.create({
    data: { id: uuidv7(), validFrom, input: 20_000_000n, output: 20_000_000n },
  });

  return id;
}

/** A provider call that has just been admitted; returns its id. */
export async function seedCall(prisma: DatabaseClient, tenant: Tenant): Promise<string> {
  const { id } = await prisma.llmCall.create({
    data: {
      ...tenant,
      id: uuidv7(),
      purpose: "answer",
      model: "glm-4",
      provider: "zhipu",
      priceVersionId: await seedPrice(prisma, "2026-01-01T00:00:00Z"),
      leaseOwner: uuidv7(),
      leaseExpiresAt: "2026-01-01T00:00:15Z",
    },
  });

  return id;
}
