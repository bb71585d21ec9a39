import { describe, expect, test } from "vitest";
import { uuidv7 } from "../src/uuid.ts";
import { createMigratedDatabase } from "./fresh-database.ts";
import { seedCall, seedPrice, seedTenant } from "./seed-rows.ts";

describe("a provider call", () => {
  test.each(["settled", "released"] as const)(
    "that is %s can be neither changed nor deleted",
    async (state) => {
      await using database = await createMigratedDatabase();
      const { prisma } = database.db;
      const id = await seedCall(prisma, await seedTenant(prisma));
      await prisma.llmCall.update({ where: { id }, data: { state: "streaming", outputTokens: 1 } });
      await prisma.llmCall.update({ where: { id }, data: { state, costMicro: 20n } });

      const dearer = prisma.llmCall.update({ where: { id }, data: { costMicro: 40n } });
      await expect(dearer).rejects.toThrow(new RegExp(`${id} is ${state} and cannot change`));
      const again = prisma.llmCall.update({ where: { id }, data: { state: "streaming" } });
      await expect(again).rejects.toThrow(/cannot change/);
      await expect(prisma.llmCall.delete({ where: { id } })).rejects.toThrow(/cannot change/);

      expect(await prisma.llmCall.findUnique({ where: { id } })).toMatchObject({ state, costMicro: 20n });
    },
  );

  test("is not truncated away", async () => {
    await using database = await createMigratedDatabase();

    // The ledger refers to calls, and there is no right to truncate the ledger.
    await expect(database.db.pool.query("TRUNCATE llm_calls")).rejects.toThrow(
      "cannot truncate a table referenced in a foreign key constraint",
    );
    await expect(database.db.pool.query("TRUNCATE llm_calls CASCADE")).rejects.toThrow(
      /permission denied for table ledger_/,
    );
  });
});

describe("a price", () => {
  test("can be closed once, and nothing else of it changes", async () => {
    await using database = await createMigratedDatabase();
    const { prisma } = database.db;
    const id = await seedPrice(prisma, "2026-01-01T00:00:00Z");
    const where = { id };

    const cheaper = prisma.priceVersion.update({ where, data: { input: 1n } });
    await expect(cheaper).rejects.toThrow(/is immutable/);
    const whileClosing = prisma.priceVersion.update({
      where,
      data: { input: 1n, validUntil: "2026-02-01T00:00:00Z" },
    });
    await expect(whileClosing).rejects.toThrow(/is immutable/);
    await prisma.priceVersion.update({ where, data: { validUntil: "2026-02-01T00:00:00Z" } });

    const reopened = prisma.priceVersion.update({ where, data: { validUntil: null } });
    await expect(reopened).rejects.toThrow(/is immutable/);
    await expect(prisma.priceVersion.delete({ where })).rejects.toThrow(/has begun and stays/);
  });

  test("can be withdrawn until it begins, and what it would have ended goes on", async () => {
    await using database = await createMigratedDatabase();
    const { prisma } = database.db;
    const id = await seedPrice(prisma, "2026-01-01T00:00:00Z");
    const begins = new Date(Date.now() + 86_400_000);
    await prisma.priceVersion.update({ where: { id }, data: { validUntil: begins } });
    const next = await seedPrice(prisma, begins.toISOString());

    await prisma.priceVersion.delete({ where: { id: next } });
    await prisma.priceVersion.update({ where: { id }, data: { validUntil: null } });

    expect(await prisma.priceVersion.findMany()).toMatchObject([{ id, validUntil: null }]);
  });
});

test("an audit event can be written, and never changed, deleted or truncated", async () => {
  await using database = await createMigratedDatabase();
  const { prisma, pool } = database.db;
  const id = uuidv7();
  await prisma.auditEvent.create({ data: { id, action: "sign_in", outcome: "refused" } });

  const changed = prisma.auditEvent.update({ where: { id }, data: { outcome: "ok" } });
  await expect(changed).rejects.toThrow("audit_events is append-only: UPDATE refused");
  await expect(prisma.auditEvent.delete({ where: { id } })).rejects.toThrow("DELETE refused");
  await expect(pool.query("TRUNCATE audit_events")).rejects.toThrow("TRUNCATE refused");

  expect(await prisma.auditEvent.findUnique({ where: { id } })).toMatchObject({ outcome: "refused" });
});
