import { expect, test } from "vitest";
import { createTestDatabase } from "../src/database/test-database.ts";

test("two test databases are migrated, empty and do not see each other's rows", async () => {
  await using one = await createTestDatabase();
  await using other = await createTestDatabase();

  await one.db.prisma.organization.create({ data: { id: crypto.randomUUID(), name: "one" } });

  expect(await one.db.prisma.organization.count()).toBe(1);
  expect(await other.db.prisma.organization.count()).toBe(0);
});

test("a dropped test database is gone although somebody was still connected", async () => {
  const { url, db, ...database } = await createTestDatabase();
  await database[Symbol.asyncDispose]();
  await expect(db.pool.query("SELECT 1")).rejects.toThrow();
  expect(url).toContain("/test_");
});
