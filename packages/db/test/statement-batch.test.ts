import { afterAll, beforeAll, expect, test } from "vitest";
import { commitBatch, type Database, statement } from "../src/index.ts";
import { createMigratedDatabase } from "./fresh-database.ts";

let database: Awaited<ReturnType<typeof createMigratedDatabase>>;
let db: Database;
beforeAll(async () => {
  database = await createMigratedDatabase();
  db = database.db;
  await db.pool.query("CREATE TABLE marks (id int PRIMARY KEY, at timestamptz, note text)");
});
afterAll(() => database[Symbol.asyncDispose]());

const insert = (id: number, note: string | null = null) =>
  statement("insert-mark", "INSERT INTO marks (id, at, note) VALUES ($1, $2, $3)", [
    id,
    new Date("2026-11-22T00:00:00.000Z"),
    note,
  ]);
const count = () =>
  statement<{ total: number }>("count-marks", "SELECT count(*)::int AS total FROM marks", []);
const countMarks = async () =>
  (await db.pool.query("SELECT count(*)::int AS total FROM marks")).rows[0]?.total;

test("statements are one transaction, and each sees what those before it did", async () => {
  const [before, after] = [count(), count()];
  const read = statement<{ at: Date; note: string }>(
    "read-mark",
    "SELECT at, note FROM marks WHERE id = $1",
    [1],
  );

  await commitBatch(db, [before, insert(1, "一 ' \\ 🙂"), after, read]);

  expect(after.rows[0]?.total).toBe((before.rows[0]?.total ?? Number.NaN) + 1);
  expect(read.rows).toEqual([{ at: new Date("2026-11-22T00:00:00.000Z"), note: "一 ' \\ 🙂" }]);
});

test("one that fails undoes them all, and the connections serve on", async () => {
  const before = await countMarks();

  for (let round = 0; round < 30; round += 1) {
    await expect(commitBatch(db, [insert(1000 + round), insert(1)])).rejects.toMatchObject({ code: "23505" });
    const counted = count();
    await commitBatch(db, [counted]);
    expect(counted.rows).toEqual([{ total: before }]);
  }
});

test("a lock that one holds keeps the next waiting, which then sees what the first has written", async () => {
  const lock = () => statement("lock", "SELECT pg_advisory_xact_lock($1)", [7]);
  const insertIfNew = () =>
    statement<{ is_new: boolean }>(
      "insert-if-new",
      `WITH around AS (SELECT NOT EXISTS (SELECT FROM marks WHERE id = $1) AS is_new), written AS (
         INSERT INTO marks (id) SELECT $1 FROM around WHERE is_new)
       SELECT is_new FROM around`,
      [500],
    );
  const tries = Array.from({ length: 8 }, insertIfNew);

  await Promise.all(tries.map((each) => commitBatch(db, [lock(), each])));

  expect(tries.filter(({ rows }) => rows[0]?.is_new)).toHaveLength(1);
});

test("a connection that dies under it fails the batch, not the process, and is replaced", async () => {
  const dying = commitBatch(db, [
    statement("die", "SELECT pg_terminate_backend(pg_backend_pid())", []),
    count(),
  ]);
  await expect(dying).rejects.toThrow();

  const counted = count();
  await commitBatch(db, [counted]);
  expect(counted.rows).toHaveLength(1);
});
