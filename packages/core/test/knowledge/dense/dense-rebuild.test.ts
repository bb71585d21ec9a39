import { DomainError } from "@claw/contract";
import { patience } from "@claw/testing/patience";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Base, type DenseWorld, denseWorld, firstRun, never, openDenseDatabase } from "./dense-world.ts";

let database: Awaited<ReturnType<typeof openDenseDatabase>>;
beforeAll(async () => {
  database = await openDenseDatabase();
});
afterAll(() => database[Symbol.asyncDispose]());

const chapters = Array.from({ length: 12 }, (_, at) => `第${at + 1}章：讲的是第${at + 1}件事`);

async function rebuild(world: DenseWorld, base: Base, isLastAttempt = false): Promise<void> {
  const [building] = (await world.indexes(base)).filter(({ state }) => state === "building");
  await world.dense.rebuildIndex(
    { embeddingIndexId: building?.id ?? base.id },
    { ...firstRun, isLastAttempt },
  );
}

async function states(world: DenseWorld, base: Base): Promise<string[]> {
  return (await world.indexes(base)).map(({ model, state }) => `${model} ${state}`);
}

test("a base is searched by its old model until every passage has a vector of the new one, never by half", async () => {
  const world = denseWorld(database.db);
  const base = await world.base();
  await world.add(base, ...chapters);
  await world.changeModel(base, "model-b");
  expect(await states(world, base)).toEqual(["model-a active", "model-b building"]);
  expect(await world.jobs()).toContain("rebuild_index");

  const seen: string[] = [];
  world.embedders.fail(async ([first = ""]) => {
    if (first === "问题") return;
    world.embedders.fail(null);
    const { by, texts } = await world.search(base, "问题");
    seen.push(`${by} ${texts.length}`);
    const { progress, ...embedding } = (await world.dense.describe([base.id])).get(base.id) ?? {
      progress: 2,
    };
    expect(embedding).toEqual({ model: "model-b", state: "building", error: null });
    expect(progress).toBeLessThan(1);
  });
  await rebuild(world, base);

  expect(seen).toEqual(["model-a 10"]);
  expect((await world.search(base, chapters[3] ?? "")).by).toBe("model-b");
  expect((await world.search(base, chapters[3] ?? "")).texts[0]).toBe(chapters[3]);
  expect(await states(world, base)).toEqual(["model-a retired", "model-b active"]);
  expect((await world.dense.describe([base.id])).get(base.id)).toEqual({
    model: "model-b",
    state: "active",
    progress: 1,
    error: null,
  });
});

test("what replaced an index is all that stays of it", async () => {
  const world = denseWorld(database.db);
  const base = await world.base();
  await world.add(base, ...chapters);
  await world.changeModel(base, "model-b");
  await rebuild(world, base);
  const [old] = await world.indexes(base);

  await world.dense.rebuildIndex({ embeddingIndexId: old?.id ?? "" }, firstRun);

  expect(await states(world, base)).toEqual(["model-b active"]);
  const vectors = await world.db.prisma.chunkVector.count({ where: { organizationId: base.organizationId } });
  expect(vectors).toBe(chapters.length);
});

test("a document that becomes ready during a rebuild has its vector at the switch", async () => {
  const world = denseWorld(database.db);
  const base = await world.base();
  await world.add(base, ...chapters);
  await world.changeModel(base, "model-b");
  let isAdded = false;
  world.embedders.fail(async () => {
    if (isAdded) return;
    isAdded = true;
    await world.add(base, "后来的一章");
  });

  await rebuild(world, base);

  const found = await world.search(base, "后来的一章");
  expect(found).toMatchObject({ by: "model-b" });
  expect(found.texts[0]).toBe("后来的一章");
});

test("a document that was embedded for the old index is not made active after the switch", async () => {
  const world = denseWorld(database.db);
  const base = await world.base();
  await world.add(base, ...chapters);
  const late = await world.write(base, ["迟到的一章"]);
  const embed = () => world.dense.embedVersion({ ...late, knowledgeBaseId: base.id }, () => {}, never);
  await embed();
  await world.changeModel(base, "model-b");
  await rebuild(world, base);

  expect(await world.activate(base, late)).toBe(false);

  await embed();
  expect(await world.activate(base, late)).toBe(true);
  expect((await world.search(base, "迟到的一章")).texts[0]).toBe("迟到的一章");
});

test("a rebuild that fails says why, and the old index stays; chosen again it goes on from there", async () => {
  const world = denseWorld(database.db);
  const base = await world.base();
  await world.add(base, ...chapters);
  await world.changeModel(base, "model-b");
  const ofB = { index: { knowledgeBaseId: base.id, model: "model-b" } };
  world.embedders.fail(async (texts) => {
    if (texts.includes("问题") || texts.includes(chapters[0] ?? "")) return;

    // Not before something is there to go on from.
    await vi.waitFor(
      async () => expect(await database.db.prisma.chunkVector.count({ where: ofB })).toBeGreaterThan(0),
      patience,
    );
    throw new DomainError("PROVIDER_FAILED", { message: "The provider is broken." });
  });

  await expect(rebuild(world, base)).rejects.toMatchObject({ code: "PROVIDER_FAILED" });
  expect(await states(world, base)).toEqual(["model-a active", "model-b building"]);
  await rebuild(world, base, true);

  expect(await states(world, base)).toEqual(["model-a active", "model-b failed"]);
  expect((await world.dense.describe([base.id])).get(base.id)).toMatchObject({
    model: "model-b",
    state: "failed",
    error: "The provider is broken.",
  });
  expect(await world.search(base, "问题")).toMatchObject({ by: "model-a", note: null });

  world.embedders.fail(null);
  await world.changeModel(base, "model-b");
  await rebuild(world, base);

  expect(await states(world, base)).toEqual(["model-a retired", "model-b active"]);
  const byB = world.embedders.requests.filter(({ model }) => model === "model-b");
  const counts = Map.groupBy(
    byB.flatMap(({ texts }) => texts),
    (text) => text,
  );
  expect(counts.get(chapters[0] ?? "")).toHaveLength(1);
});

test("wrong dimensions end a rebuild at once", async () => {
  const world = denseWorld(database.db);
  const base = await world.base();
  await world.add(base, ...chapters);
  await world.changeModel(base, "model-b");
  const before = world.embedders.requests.length;
  world.embedders.fail((_texts, request) => {
    if (request > before + 2) world.embedders.resize(64);
  });

  await rebuild(world, base);

  expect((await world.indexes(base)).map(({ state, errorCode }) => `${state} ${errorCode}`)).toEqual([
    "active null",
    "failed WRONG_DIMENSIONS",
  ]);
});

test("another choice during a rebuild takes its place, and the first one again is what it was", async () => {
  const world = denseWorld(database.db);
  const base = await world.base();
  await world.add(base, ...chapters);
  await world.changeModel(base, "model-b");
  let isChanged = false;
  world.embedders.fail(async () => {
    if (isChanged) return;
    isChanged = true;
    await world.changeModel(base, "model-c");
  });

  await rebuild(world, base);
  expect(await states(world, base)).toEqual(["model-a active", "model-b retired", "model-c building"]);

  await rebuild(world, base);
  expect((await world.search(base, "章")).by).toBe("model-c");

  await world.changeModel(base, "model-b");
  await world.changeModel(base, "model-c");
  expect((await states(world, base)).filter((state) => /active|building/.test(state))).toEqual([
    "model-c active",
  ]);
});

test("without a model a base is searched by words alone, and an empty one changes at once", async () => {
  const world = denseWorld(database.db);
  const base = await world.base();
  await world.changeModel(base, "model-b");
  expect((await states(world, base)).filter((state) => !state.endsWith("retired"))).toEqual([
    "model-b active",
  ]);

  await world.add(base, ...chapters);
  await world.changeModel(base, null);

  expect(await world.search(base, "章")).toMatchObject({ texts: [], by: "none" });
  const row = await world.db.prisma.knowledgeBase.findUniqueOrThrow({ where: { id: base.id } });
  expect(row).toMatchObject({ embeddingModel: null, activeEmbeddingIndexId: null });
});
