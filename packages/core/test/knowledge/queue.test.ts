import type { UserActor } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { expect, test } from "vitest";
import { addJob } from "../../src/knowledge/queue/add-job.ts";
import { removeBlobs } from "../../src/knowledge/queue/remove-blobs.ts";
import { countRows, openWorld, type World } from "./world.ts";

const dead = "a process that is no more";

async function add(world: World, actor: UserActor, content: string) {
  const { id: knowledgeBaseId } = await world.service.create(actor, { name: "手册" });

  return world.service.addText(actor, { knowledgeBaseId, title: "T", content });
}

type Held = { id: string; locked_by: string; locked_at: Date };

/** What a process leaves that was killed while it wrote a version: rows of it, its lease and its locked job. */
async function dieInTheMiddle(world: World, leaseSeconds: number): Promise<void> {
  const { db } = world;
  const { id, organizationId, knowledgeBaseId, documentId } =
    await db.prisma.documentVersion.findFirstOrThrow();
  const segmentId = uuidv7();
  const of = { organizationId, knowledgeBaseId };
  const chunk = { ...of, documentId, versionId: id, start: 0, end: 1, content: "半" };
  const bytes = { contentHash: new Uint8Array(32), unigrams: new Uint8Array() };
  await db.prisma.chunk.create({ data: { id: uuidv7(), ...chunk, ...bytes, ordinal: 0 } });
  const empty = { chunkCount: 1, totalLength: 1n, bucketCount: 1 };
  await db.prisma.lexicalSegment.create({
    data: { id: segmentId, ...of, ...empty, lengths: new Uint8Array(2), chunkIds: new Uint8Array(16) },
  });
  await db.pool.query(
    `UPDATE document_versions SET status = 'indexing', lease_owner = $1, segment_id = $2, attempts = 1,
       lease_expires_at = now() + $3 * interval '1 second'`,
    [uuidv7(), segmentId, leaseSeconds],
  );
  await db.pool.query(
    `UPDATE graphile_worker._private_jobs SET locked_by = $1, locked_at = now(), attempts = 1`,
    [dead],
  );
}

test("a document whose process was killed is taken up within about a lease, whole and without doubles", async () => {
  await using world = await openWorld({ limits: { leaseSeconds: 1 } });
  await world.drain(5_000);
  const person = await world.person();
  const { id } = await add(world, person, "一\n二\n三");
  await dieInTheMiddle(world, 1);
  const killedAt = performance.now();

  const next = await world.join();
  const ready = await world.settled(person, id);

  expect(ready).toMatchObject({ status: "ready", chunkCount: 3, version: 1 });
  expect(await countRows(world.db)).toMatchObject({ chunks: 3, segments: 1, runs: 1, versions: 1 });
  expect(next.reader.begun).toHaveLength(1);
  expect(performance.now() - killedAt).toBeLessThan(6_000);
});

test("a job that a living process does is left to it, however long it takes", async () => {
  await using world = await openWorld({ limits: { leaseSeconds: 1, concurrentJobs: 1 } });
  const person = await world.person();
  const reached = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  world.reader.interrupt(async () => {
    reached.resolve();
    await goOn.promise;
  });
  const { id } = await add(world, person, "一");
  await reached.promise;
  const other = await world.join();
  const sql = "SELECT id, locked_by, locked_at FROM graphile_worker._private_jobs";
  const { rows } = await world.db.pool.query<Held>(sql);
  const [held] = rows;
  const renewedMs = async () => {
    const values = [held?.id, held?.locked_by];
    const { rows } = await world.db.pool.query<Held>(`${sql} WHERE id = $1 AND locked_by = $2`, values);
    return Number(rows[0]?.locked_at) - Number(held?.locked_at);
  };

  await expect.poll(renewedMs, { timeout: 10_000 }).toBeGreaterThan(2_000);
  goOn.resolve();
  const ready = await world.settled(person, id);

  expect(ready).toMatchObject({ status: "ready", chunkCount: 1 });
  expect(other.reader.begun).toEqual([]);
  expect(world.reader.begun).toHaveLength(1);
});

test("any job that a killed process held is done by another one", async () => {
  await using world = await openWorld({ limits: { leaseSeconds: 1 } });
  await world.drain(5_000);
  const key = [uuidv7(), uuidv7(), uuidv7()].join("/");
  await world.blobs.put(key, (async function* () {})());
  await addJob(world.db.prisma, "remove_blobs", { keys: [key] });
  await world.db.pool.query("UPDATE graphile_worker._private_jobs SET locked_by = $1, locked_at = now()", [
    dead,
  ]);

  await world.join();

  await expect.poll(() => world.blobs.stored.size, { timeout: 10_000 }).toBe(0);
});

test("a document whose job was lost is queued again by itself", async () => {
  await using world = await openWorld({ limits: { leaseSeconds: 1 } });
  await world.drain(5_000);
  const person = await world.person();
  const { id } = await add(world, person, "一");
  await world.db.pool.query("DELETE FROM graphile_worker._private_jobs");

  await world.join();

  expect(await world.settled(person, id)).toMatchObject({ status: "ready" });
});

test("a document that kills its process each time is given up with a reason", async () => {
  await using world = await openWorld({ limits: { leaseSeconds: 1 } });
  await world.drain(5_000);
  const person = await world.person();
  const { id } = await add(world, person, "一");
  await world.db.pool.query("UPDATE document_versions SET attempts = 100");

  const next = await world.join();

  expect(await world.settled(person, id)).toMatchObject({ status: "failed", errorCode: "INTERNAL" });
  expect(next.reader.begun).toEqual([]);
});

test("a process that ends lets go of its work at once, and the next one does it", async () => {
  await using world = await openWorld({ limits: { leaseSeconds: 60 } });
  const person = await world.person();
  const reached = Promise.withResolvers<void>();
  world.reader.interrupt(async (_written, signal) => {
    reached.resolve();
    await new Promise((resolve) => signal.addEventListener("abort", resolve));
  });
  const { id } = await add(world, person, "一\n二");
  await reached.promise;

  await world.drain(5_000);
  const waiting = await world.service.getDocument(person, { documentId: id });
  await world.join();
  const ready = await world.settled(person, id);

  expect(waiting).toMatchObject({ stage: "waiting", errorCode: null });
  expect(ready).toMatchObject({ status: "ready", chunkCount: 2 });
  const version = await world.db.prisma.documentVersion.findFirstOrThrow();
  expect(version).toMatchObject({ attempts: 1, leaseOwner: null });
  expect(await countRows(world.db)).toMatchObject({ chunks: 2, segments: 1, runs: 1 });
});

test("no more documents are worked on at a time than the process may", async () => {
  await using world = await openWorld({ limits: { concurrentJobs: 2 } });
  const person = await world.person();
  const bothReached = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  let waiting = 0;
  world.reader.interrupt(async () => {
    waiting += 1;
    if (waiting === 2) bothReached.resolve();
    await goOn.promise;
  });

  const documents = await Promise.all(
    Array.from({ length: 5 }, (_, index) => add(world, person, `${index}`)),
  );
  await bothReached.promise;
  const { rows } = await world.db.pool.query(
    "SELECT count(*)::int AS jobs, count(locked_at)::int AS running FROM graphile_worker._private_jobs",
  );
  goOn.resolve();
  for (const { id } of documents) await world.settled(person, id);

  expect(rows).toEqual([{ jobs: 5, running: 2 }]);
});

test("a job is there when its transaction is, and a key has one waiting job", async () => {
  await using world = await openWorld();
  await world.drain(5_000);
  const { prisma, pool } = world.db;
  const payload = { knowledgeBaseId: uuidv7() };
  const options = { key: "k", afterMs: 60_000 };

  await prisma
    .$transaction(async (tx) => {
      await addJob(tx, "compact_base", payload, options);
      throw new Error("undone");
    })
    .catch(() => undefined);
  const none = await pool.query("SELECT FROM graphile_worker.jobs");
  await addJob(prisma, "compact_base", payload, options);
  await addJob(prisma, "compact_base", payload, { ...options, maxAttempts: 3 });
  const { rows } = await pool.query(
    `SELECT task_identifier, key, max_attempts, run_at > now() + interval '50 seconds' AS is_later
     FROM graphile_worker.jobs`,
  );

  expect(none.rowCount).toBe(0);
  expect(rows).toEqual([{ task_identifier: "compact_base", key: "k", max_attempts: 3, is_later: true }]);
});

test("a removal that was queued too often leaves bytes that a version stands on", async () => {
  await using world = await openWorld();
  const person = await world.person();
  const { id } = await add(world, person, "一");
  await world.settled(person, id);
  const keys = [...world.blobs.stored.keys()];

  await removeBlobs(world.deps, { keys }, new AbortController().signal);

  expect([...world.blobs.stored.keys()]).toEqual(keys);
});
