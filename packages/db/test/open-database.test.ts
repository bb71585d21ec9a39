import { expect, test } from "vitest";
import { openDatabase } from "../src/index.ts";
import { createEmptyDatabase, createMigratedDatabase } from "./fresh-database.ts";
import { seedTenant } from "./seed-rows.ts";

test("a password hash leaves the database only when it is asked for by name", async () => {
  await using database = await createMigratedDatabase();
  const { prisma } = database.db;
  const { userId: id } = await seedTenant(prisma);

  expect(await prisma.user.findUnique({ where: { id } })).not.toHaveProperty("passwordHash");
  const asked = await prisma.user.findUnique({ where: { id }, omit: { passwordHash: false } });
  expect(asked).toMatchObject({ passwordHash: "hash" });
});

test("Prisma and raw SQL share the pool", async () => {
  await using database = await createEmptyDatabase();
  await using db = openDatabase({ url: database.url, poolSize: 1 });

  const [viaPrisma] = await db.prisma.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
  const { rows } = await db.pool.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");

  expect(viaPrisma?.pid).toBe(rows[0]?.pid);
});

test("connections that the database closes, idle or inside a transaction, are replaced", async () => {
  await using database = await createEmptyDatabase();
  const warnings: string[] = [];
  const log = { info: () => {}, warn: (message: string) => void warnings.push(message) };
  await using db = openDatabase({ url: database.url, poolSize: 3, log });
  await Promise.all([1, 2].map(() => db.pool.query("SELECT pg_sleep(0.05)")));

  const transaction = db.prisma.$transaction(async (transaction) => {
    await transaction.$queryRaw`SELECT 1`;
    await database.db.pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
    );
    await transaction.$queryRaw`SELECT 1`;
  });
  await expect(transaction).rejects.toThrow();
  await expect.poll(() => db.pool.totalCount).toBe(0);

  expect(await db.prisma.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]);
  expect(warnings.length).toBeGreaterThan(0);
});

test("a connection that dies while raw SQL holds it fails its query, not the process", async () => {
  await using database = await createEmptyDatabase();
  await using db = openDatabase({ url: database.url });
  const held = await db.pool.connect();
  const { rows } = await held.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  held.once("end", resolve);

  await database.db.pool.query("SELECT pg_terminate_backend($1)", [rows[0]?.pid]);
  await ended;

  await expect(held.query("SELECT 1")).rejects.toThrow();
  held.release(true);
});

test("opening succeeds while the database is away, and the first query fails with a reason", async () => {
  await using db = openDatabase({ url: "postgresql://claw@127.0.0.1:1/claw" });

  await expect(db.pool.query("SELECT 1")).rejects.toThrow(/ECONNREFUSED/);
  await expect(db.prisma.user.count()).rejects.toMatchObject({ name: "PrismaClientKnownRequestError" });
});

test("closing twice is closing once", async () => {
  await using database = await createEmptyDatabase();
  const db = openDatabase({ url: database.url });
  await db.pool.query("SELECT 1");

  await db[Symbol.asyncDispose]();
  await db[Symbol.asyncDispose]();

  await expect(db.pool.query("SELECT 1")).rejects.toThrow(/end/);
});
