import { describe, expect, test } from "vitest";
import { uuidv7 } from "../src/uuid.ts";
import { createMigratedDatabase } from "./fresh-database.ts";
import { seedCall, seedConversation, seedPrice, seedTenant } from "./seed-rows.ts";

describe("prices", () => {
  test("two prices of one model cannot be valid at the same time, and can follow each other", async () => {
    await using database = await createMigratedDatabase();
    const { prisma } = database.db;
    const model = await prisma.model.create({
      data: {
        id: uuidv7(),
        name: "glm-4",
        displayName: "GLM-4",
        provider: "zhipu",
        contextWindow: 128_000,
        maxOutputTokens: 4_096,
      },
    });
    const price = { modelId: model.id, input: 1n, output: 1n };
    const spring = { ...price, validFrom: "2026-03-01T00:00:00Z", validUntil: "2026-06-01T00:00:00Z" };
    await prisma.priceVersion.create({ data: { ...spring, id: uuidv7() } });

    const overlapping = prisma.priceVersion.create({
      data: { ...price, id: uuidv7(), validFrom: "2026-05-31T23:59:59Z" },
    });

    await expect(overlapping).rejects.toThrow(/price_versions_no_overlap/);
    await prisma.priceVersion.create({ data: { ...price, id: uuidv7(), validFrom: "2026-06-01T00:00:00Z" } });
  });

  test("there is one default price at a time, beside those of the models", async () => {
    await using database = await createMigratedDatabase();
    const { prisma } = database.db;
    await seedPrice(prisma, "2026-01-01T00:00:00Z");

    await expect(seedPrice(prisma, "2026-02-01T00:00:00Z")).rejects.toThrow(/price_versions_no_overlap/);
  });

  test("a window cannot end before it begins", async () => {
    await using database = await createMigratedDatabase();
    const { prisma } = database.db;

    const window = { validFrom: "2026-02-01T00:00:00Z", validUntil: "2026-02-01T00:00:00Z" };
    const empty = prisma.priceVersion.create({ data: { ...window, id: uuidv7(), input: 1n, output: 1n } });

    await expect(empty).rejects.toThrow(/price_versions_window/);
  });
});

describe("numbers that count something are not negative", () => {
  test.each([
    ["price_versions", "cached", "price_versions_not_negative"],
    ["llm_calls", "cost_micro", "llm_calls_not_negative"],
    ["llm_calls", "reasoning_tokens", "llm_calls_not_negative"],
    ["messages", "cost_micro", "messages_usage_not_negative"],
    ["messages", "completion_tokens", "messages_usage_not_negative"],
    ["conversations", "total_tokens", "conversations_totals_not_negative"],
    ["users", "total_cost_micro", "users_totals_not_negative"],
  ])("%s.%s", async (table, column, constraint) => {
    await using database = await createMigratedDatabase();
    const { prisma, pool } = database.db;
    const tenant = await seedTenant(prisma);
    const conversationId = await seedConversation(prisma, tenant);
    await seedCall(prisma, tenant);
    const { organizationId } = tenant;
    await prisma.message.create({
      data: { id: uuidv7(), organizationId, conversationId, role: "user", content: "question" },
    });
    await pool.query("ALTER TABLE price_versions DISABLE TRIGGER USER");

    await expect(pool.query(`UPDATE ${table} SET ${column} = -1`)).rejects.toMatchObject({ constraint });
  });
});

test("an e-mail address is stored in lower case, so that it belongs to one person", async () => {
  await using database = await createMigratedDatabase();
  const { prisma } = database.db;

  const shouting = prisma.user.create({
    data: { id: uuidv7(), email: "Wang@Example.com", passwordHash: "hash" },
  });

  await expect(shouting).rejects.toThrow(/users_email_lower_case/);
});

test("a title has at most 200 characters, Chinese ones counted like any other", async () => {
  await using database = await createMigratedDatabase();
  const { prisma } = database.db;
  const id = await seedConversation(prisma, await seedTenant(prisma));

  await prisma.conversation.update({ where: { id }, data: { title: "题".repeat(200) } });
  const longer = prisma.conversation.update({ where: { id }, data: { title: "题".repeat(201) } });

  await expect(longer).rejects.toThrow(/conversations_title_length/);
});
