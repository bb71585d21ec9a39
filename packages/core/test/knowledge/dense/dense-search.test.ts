import { DomainError } from "@claw/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { denseWorld, never, openDenseDatabase } from "./dense-world.ts";

let database: Awaited<ReturnType<typeof openDenseDatabase>>;
beforeAll(async () => {
  database = await openDenseDatabase();
});
afterAll(() => database[Symbol.asyncDispose]());

const furnace = "高炉炼铁时炉温要保持在一千五百度以上";
const sea = "海水的盐度大约是千分之三十五";
const moon = "The moon goes round the earth in 27 days";

test("the nearest passages are found, best first", async () => {
  const world = denseWorld(database.db);
  const base = await world.base();
  await world.add(base, sea, furnace, moon);

  const found = await world.search(base, "炼铁的高炉温度", 2);

  expect(found.texts[0]).toBe(furnace);
  expect(found.texts).toHaveLength(2);
  expect(found).toMatchObject({ by: "model-a", note: null });
});

test("a base finds nothing of another one, and one without a model nothing at all", async () => {
  const world = denseWorld(database.db);
  const [own, other, plain] = [await world.base(), await world.base(), await world.base(null)];
  await world.add(own, sea);
  await world.add(other, furnace);
  await world.add(plain, furnace);

  expect((await world.search(own, furnace)).texts).toEqual([sea]);
  expect(await world.search(plain, furnace)).toMatchObject({ texts: [], by: "none", note: null });
});

test("several bases are searched as one, also where their models differ", async () => {
  const world = denseWorld(database.db);
  const [first, second, third] = [await world.base(), await world.base(), await world.base("model-b")];
  await world.add(first, sea);
  await world.add(second, furnace);
  await world.add(third, `${furnace}，第三`);

  const same = await world.find([first, second], furnace);
  expect(same.matches.map(({ score }) => score > 0.9)).toEqual([true, false]);

  const all = await world.find([first, second, third], furnace);
  expect(all.matches).toHaveLength(3);
  expect(all.by.split(", ").sort()).toEqual(["model-a", "model-b"]);
});

test("a text that is not active yet, was replaced or was deleted is not found", async () => {
  const world = denseWorld(database.db);
  const base = await world.base();
  const old = await world.add(base, furnace);
  const next = await world.write(base, [sea], old.documentId);
  await world.dense.embedVersion({ ...next, knowledgeBaseId: base.id }, () => {}, never);
  expect((await world.search(base, sea)).texts).toEqual([furnace]);

  await world.activate(base, next);
  expect((await world.search(base, furnace)).texts).toEqual([sea]);

  await world.remove(old.documentId);
  expect((await world.search(base, sea)).texts).toEqual([]);
  expect(await world.db.prisma.chunkVector.count({ where: { chunk: { knowledgeBaseId: base.id } } })).toBe(0);
});

test("a provider that fails costs the list and not the search, and its call is settled at nothing", async () => {
  const world = denseWorld(database.db);
  const base = await world.base();
  await world.add(base, furnace);
  world.embedders.fail(() => {
    throw new DomainError("RATE_LIMITED", { message: "The provider is busy.", retryAfter: 60 });
  });

  const found = await world.search(base, furnace);

  expect(found.texts).toEqual([]);
  expect(found.note).toBe("Searched by words alone: The provider is busy.");
  expect((await world.calls(base)).at(-1)).toMatchObject({
    purpose: "embedding",
    state: "released",
    errorCode: "RATE_LIMITED",
    costMicro: 0n,
  });
});

test("a model that is not offered any more, or gives other vectors than before, is said so", async () => {
  const world = denseWorld(database.db);
  const base = await world.base();
  await world.add(base, furnace);
  world.embedders.resize(128);
  expect((await world.search(base, furnace)).note).toMatch(/128 numbers now, and had 256/);

  world.embedders.drop("model-a");
  expect((await world.search(base, furnace)).note).toMatch(/model-a is not offered here any more/);
});

test("a question is one call of the base's owner, with the provider's count", async () => {
  const world = denseWorld(database.db);
  const base = await world.base();
  await world.add(base, furnace);
  await world.search(base, "炉温");

  const calls = await world.calls(base);

  expect(calls).toHaveLength(2);
  expect(calls[1]).toMatchObject({
    userId: base.ownerId,
    organizationId: base.organizationId,
    conversationId: null,
    messageId: null,
    purpose: "embedding",
    model: "model-a",
    provider: "test",
    state: "settled",
    freshTokens: 2,
    usageSource: "provider",
    costMicro: 40n,
  });
  const owner = await world.db.prisma.user.findUniqueOrThrow({ where: { id: base.ownerId } });
  expect(owner.totalCostMicro).toBe(calls.reduce((sum, { costMicro }) => sum + costMicro, 0n));
});

test("a search that its caller ends is ended", async () => {
  const world = denseWorld(database.db);
  const base = await world.base();
  await world.add(base, furnace);
  const abort = new AbortController();
  world.embedders.fail(() => abort.abort());
  const rows = await world.db.prisma.knowledgeBase.findMany({ where: { id: base.id } });

  await expect(world.dense.search(rows, furnace, 5, abort.signal)).rejects.toThrow(/abort/);

  expect((await world.calls(base)).at(-1)).toMatchObject({ state: "released", finishReason: "stopped" });
});
