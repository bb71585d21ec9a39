import { ListTasks, type UserActor } from "@claw/contract";
import { createJobBook, createJobsService, registerProcess } from "@claw/core";
import { uuidv7 } from "@claw/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addJob } from "../../src/knowledge/queue/add-job.ts";
import { repeat } from "../../src/runtime/repeat.ts";
import { outcomeOf } from "../auth/outcome.ts";
import { recordedLog } from "../auth/recorded-log.ts";
import { openWorld, type World } from "../knowledge/world.ts";

const clock = { now: () => new Date() };
const log = recordedLog();

let world: World;
let operator: UserActor;
beforeAll(async () => {
  world = await openWorld();
  await world.drain(5_000);
  operator = { ...(await world.person()), role: "operator" };
});
afterAll(() => world[Symbol.asyncDispose]());

const jobs = (id = uuidv7()) =>
  createJobsService({ db: world.db, clock, self: { id }, documents: world.care });

function startProcess(name: string, workers: string[] = []) {
  const book = createJobBook(clock);
  const self = { id: uuidv7(), name, version: "1.0.0" };
  const register = registerProcess({ db: world.db, clock, log, book, self, workers: () => workers });

  return { book, self, [Symbol.asyncDispose]: () => register[Symbol.asyncDispose]() };
}

test("every process tells all of how its repeated work goes, and takes its leave", async () => {
  const begun = Promise.withResolvers<void>();
  await using one = startProcess("claw-1:17");
  await using sweep = repeat({ what: "the sweep", everyMs: 60_000, log, jobs: one.book }, async () => {
    begun.resolve();
    throw new Error("the broom broke\nat line 3");
  });
  await begun.promise;
  const other = startProcess("claw-2:18");
  const find = async () => jobs(other.self.id).processes(operator);
  const sweepOf = async () => (await find()).find(({ name }) => name === "claw-1:17")?.jobs[0];

  await expect.poll(sweepOf, { timeout: 10_000 }).toMatchObject({
    name: "the sweep",
    everyMs: 60_000,
    runs: 1,
    failures: 1,
    isRunning: false,
    lastError: "the broom broke",
  });
  expect((await find()).map(({ name, isAlive, isSelf }) => ({ name, isAlive, isSelf }))).toEqual(
    expect.arrayContaining([
      { name: "claw-1:17", isAlive: true, isSelf: false },
      { name: "claw-2:18", isAlive: true, isSelf: true },
    ]),
  );
  await other[Symbol.asyncDispose]();
  expect((await find()).map(({ name }) => name)).toEqual(["claw-1:17"]);
  await world.db.pool.query("UPDATE server_processes SET seen_at = now() - interval '1 minute'");
  expect((await find())[0]).toMatchObject({ isAlive: false });
  await sweep[Symbol.asyncDispose]();
  expect(one.book.list().map(({ name }) => name)).not.toContain("the sweep");
});

test("a task that was given up is found by its state, tried again and taken out, but not while it runs", async () => {
  const { db } = world;
  await addJob(db.prisma, "remove_blobs", { keys: [] }, { key: "given-up" });
  await db.pool.query(
    "UPDATE graphile_worker._private_jobs SET attempts = max_attempts, last_error = 'E' || chr(10) || 'F' WHERE key = 'given-up'",
  );
  const list = async (state: string) => jobs().tasks(operator, ListTasks.parse({ state }));
  const [task] = (await list("failed")).items;
  const taskId = task?.id ?? "";

  expect(task).toMatchObject({ task: "remove_blobs", attempts: 25, lastError: "E", worker: null });
  await jobs().retry(operator, { taskId });
  expect(await list("failed")).toMatchObject({ total: 0 });
  expect(await list("due")).toMatchObject({ total: 1, items: [{ id: taskId, attempts: 0 }] });

  await db.pool.query("UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'worker-x'");
  await using _ = startProcess("claw-3:19", ["worker-x"]);
  await expect
    .poll(async () => (await list("running")).items[0]?.worker, { timeout: 10_000 })
    .toBe("claw-3:19");
  expect(await outcomeOf(jobs().retry(operator, { taskId }))).toBe("CONFLICT");
  expect(await outcomeOf(jobs().cancel(operator, { taskId }))).toBe("CONFLICT");
  await db.pool.query("UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL");
  await jobs().cancel(operator, { taskId });

  expect((await jobs().tasks(operator, ListTasks.parse({}))).total).toBe(0);
  expect(await outcomeOf(jobs().cancel(operator, { taskId }))).toBe("NOT_FOUND");
  expect(
    await db.prisma.auditEvent.count({ where: { action: { in: ["task_retried", "task_cancelled"] } } }),
  ).toBe(2);
});

test("to take a document's task out is to cancel the document", async () => {
  const person = await world.person();
  const { id: knowledgeBaseId } = await world.service.create(person, { name: "手册" });
  const { id } = await world.service.addText(person, { knowledgeBaseId, title: "T", content: "一" });
  const [task] = (await jobs().tasks(operator, ListTasks.parse({ task: "ingest_version" }))).items;

  await jobs().cancel(operator, { taskId: task?.id ?? "" });

  expect(await world.service.getDocument(person, { documentId: id })).toMatchObject({ status: "cancelled" });
});
