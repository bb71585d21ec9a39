import type { UserActor } from "@claw/contract";
import { seedCatalog } from "@claw/core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { outcomeOf } from "../auth/outcome.ts";
import { scriptedEmbedders } from "../knowledge/dense/scripted-embedder.ts";
import { openWorld, type World } from "../knowledge/world.ts";

const embedders = scriptedEmbedders();
let world: World;
let operator: UserActor;
beforeAll(async () => {
  world = await openWorld({ embedders });
  await seedCatalog(world.db, world.deps.providers);
  operator = { ...(await world.person()), role: "operator" };
});
afterAll(() => world[Symbol.asyncDispose]());

async function baseWith(person: UserActor, embeddingModel: string | null, ...texts: string[]) {
  const { id } = await world.service.create(person, { name: "手册", embeddingModel });
  for (const content of texts) {
    const document = await world.service.addText(person, { knowledgeBaseId: id, title: "题", content });
    await world.settled(person, document.id);
  }

  return id;
}

async function usedBy(model: string | null) {
  const { use } = await world.care.models(operator);
  return use.find((one) => one.model === model);
}

/** By which model's vectors a question was answered, and how much that found. */
async function searched(person: UserActor, id: string) {
  const { hits, trace } = await world.service.search(person, {
    knowledgeBaseIds: [id],
    query: "高炉",
    topK: 5,
  });
  return { by: trace.stages.find(({ stage }) => stage === "dense")?.by, hits: hits.length };
}

test("an operator has the bases of another model embedded anew; each is searched by one model, before and after", async () => {
  const person = await world.person();
  const old = await baseWith(person, "model-a", "高炉炼铁\n铁水", "高炉的温度");
  const empty = await baseWith(person, "model-a");
  const words = await baseWith(person, null, "高炉");
  expect(await usedBy("model-a")).toEqual({
    model: "model-a",
    bases: 2,
    documents: 2,
    chunks: 3,
    building: 0,
    failed: 0,
  });
  const gate = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  embedders.fail(async ([first = ""]) => {
    if (first === "高炉") return;
    reached.resolve();
    await gate.promise;
  });

  expect(await world.care.embedAnew(operator, { model: "model-b" })).toEqual({ begun: 2, left: 0 });

  await reached.promise;
  expect(await usedBy("model-a")).toBeUndefined();
  expect(await usedBy("model-b")).toMatchObject({ bases: 2, documents: 2, building: 1, failed: 0 });
  expect(await searched(person, old)).toMatchObject({ by: "model-a" });

  gate.resolve();
  embedders.fail(null);
  await vi.waitFor(async () => expect(await usedBy("model-b")).toMatchObject({ building: 0, failed: 0 }), {
    timeout: 20_000,
  });
  expect(await searched(person, old)).toMatchObject({ by: "model-b" });
  expect((await world.service.get(person, { knowledgeBaseId: empty })).embeddingModel).toBe("model-b");
  expect((await world.service.get(person, { knowledgeBaseId: words })).embeddingModel).toBeNull();
  const events = await world.db.prisma.auditEvent.findMany({ where: { action: "bases_embedded_anew" } });
  expect(events.map(({ detail, userId }) => [detail, userId])).toEqual([
    [{ model: "model-b", bases: 2 }, operator.userId],
  ]);
});

test("a base that could not be embedded anew is counted, is searched as before, and is tried again", async () => {
  const person = await world.person();
  const base = await baseWith(person, "model-b", "高炉");
  embedders.drop("model-c");
  await world.care.embedAnew(operator, { model: "model-c" });

  await vi.waitFor(async () => expect(await usedBy("model-c")).toMatchObject({ failed: 2, building: 0 }), {
    timeout: 20_000,
  });
  expect(await searched(person, base)).toMatchObject({ by: "model-b" });
  expect(await world.care.embedAnew(operator, { model: "model-c" })).toMatchObject({ begun: 2, left: 0 });
});

test("nobody else may, and nothing is embedded with a model that is not offered", async () => {
  const person = await world.person();

  expect(await outcomeOf(world.care.embedAnew(person, { model: "model-b" }))).toBe("FORBIDDEN");
  expect(await outcomeOf(world.care.models(person))).toBe("FORBIDDEN");
  expect(await outcomeOf(world.care.embedAnew(operator, { model: "nobody's" }))).toBe("INVALID_INPUT");
});
