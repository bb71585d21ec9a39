import { expect, test } from "vitest";
import { type Base, type DenseWorld, denseWorld, firstRun, never, openDenseDatabase } from "./dense-world.ts";
import { failingVectorIndex } from "./failing-vector-index.ts";

const chapters = Array.from({ length: 10 }, (_, at) => `第${at + 1}章：讲的是第${at + 1}件事`);

/** A base that has outgrown PostgreSQL and lives in a store of the test's own. */
async function openOutside() {
  const database = await openDenseDatabase();
  const store = failingVectorIndex();
  const world = denseWorld(database.db, { vectorIndex: store, outsideAbove: 5 });
  const base = await world.base();
  const document = await world.add(base, ...chapters);
  await moveOutside(world, base);
  const [index] = (await world.indexes(base)).filter(({ state }) => state === "active");
  if (!index) throw new Error("nothing is searched");

  return {
    ...world,
    store,
    home: base,
    document,
    namespace: index.id,
    held: () => [...(store.namespaces.get(index.id)?.keys() ?? [])].sort(),
    notes: () => database.db.prisma.vectorRemoval.count(),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

async function moveOutside(world: DenseWorld, base: Base): Promise<void> {
  const [building] = (await world.indexes(base)).filter(({ state }) => state === "building");
  await world.dense.rebuildIndex({ embeddingIndexId: building?.id ?? "" }, firstRun);
}

test("a base that grows beyond PostgreSQL moves outside, with the vectors that it has", async () => {
  await using world = await openOutside();

  const indexes = await world.indexes(world.home);
  expect(indexes.map(({ store, state }) => `${store} ${state}`)).toEqual([
    "postgres retired",
    "pinecone active",
  ]);
  expect(world.embedders.requests.flatMap(({ texts }) => texts).sort()).toEqual([...chapters].sort());
  expect(world.held()).toEqual([...world.document.chunkIds].sort());

  const found = await world.search(world.home, chapters[6] ?? "", 3);
  expect(found.texts[0]).toBe(chapters[6]);
  expect(found.texts).toHaveLength(3);
});

test("what is deleted is not found while the store fails to forget it, and is forgotten later", async () => {
  await using world = await openOutside();
  const kept = await world.add(world.home, "留下的一章");
  world.store.fail(true);
  await world.remove(world.document.documentId);
  expect(await world.jobs()).toContain("forget_vectors");
  await expect(world.dense.forgetVectors(never)).rejects.toThrow(/did not forget/);
  expect(await world.notes()).toBe(1);

  world.store.fail(false);
  expect(world.held()).toHaveLength(11);
  expect((await world.search(world.home, chapters[6] ?? "")).texts).toEqual(["留下的一章"]);

  await world.dense.forgetVectors(never);
  expect(world.held()).toEqual(kept.chunkIds);
  expect(await world.notes()).toBe(0);
});

test("a new version's text takes the place of the old one's", async () => {
  await using world = await openOutside();
  const next = await world.write(world.home, ["全新的一章"], world.document.documentId);
  await world.dense.embedVersion({ ...next, knowledgeBaseId: world.home.id }, () => {}, never);
  expect((await world.search(world.home, "全新的一章")).texts).not.toContain("全新的一章");

  await world.activate(world.home, next);

  expect((await world.search(world.home, chapters[6] ?? "")).texts).toEqual(["全新的一章"]);
  await world.dense.forgetVectors(never);
  expect(world.held()).toEqual(next.chunkIds);
});

test("a store that does not answer costs the list and not the search", async () => {
  await using world = await openOutside();
  world.store.fail(true);

  expect(await world.search(world.home, chapters[0] ?? "")).toMatchObject({
    texts: [],
    note: "Searched by words alone: the vector store did not answer.",
  });
});

test("a store that fails makes nothing active", async () => {
  await using world = await openOutside();
  const next = await world.write(world.home, ["全新的一章"]);
  world.store.fail(true);

  await expect(
    world.dense.embedVersion({ ...next, knowledgeBaseId: world.home.id }, () => {}, never),
  ).rejects.toThrow(/on demand/);

  expect(await world.activate(world.home, next)).toBe(false);
});

test("a document that is deleted while it is put outside is forgotten there", async () => {
  await using world = await openOutside();
  const next = await world.write(world.home, ["甲", "乙"]);
  const upsert = world.store.upsert.bind(world.store);
  world.store.upsert = async (...given) => {
    await upsert(...given);
    await world.remove(next.documentId);
  };
  await world.dense.embedVersion({ ...next, knowledgeBaseId: world.home.id }, () => {}, never);
  expect(world.held()).toHaveLength(12);

  await world.dense.forgetVectors(never);

  expect(world.held()).toEqual([...world.document.chunkIds].sort());
});

test("a base that is deleted, or goes back to words alone, leaves no namespace", async () => {
  await using world = await openOutside();
  await world.changeModel(world.home, null);
  for (const { id } of await world.indexes(world.home)) {
    await world.dense.rebuildIndex({ embeddingIndexId: id }, firstRun);
  }
  await world.dense.forgetVectors(never);
  expect([...world.store.namespaces.keys()]).toEqual([]);

  await world.changeModel(world.home, "model-a");
  await moveOutside(world, world.home);
  expect([...world.store.namespaces.keys()]).toHaveLength(1);
  await world.db.prisma.$transaction(async (tx) => {
    await world.dense.removeChunks(tx, { knowledgeBaseId: world.home.id });
    await tx.knowledgeBase.delete({ where: { id: world.home.id } });
  });
  await world.dense.forgetVectors(never);
  expect([...world.store.namespaces.keys()]).toEqual([]);
});

test("the comparison finds what is too much and what is missing, mends both, and leaves others' alone", async () => {
  await using world = await openOutside();
  const foreign = new Map([["00000000-0000-7000-8000-000000000001", new Float32Array(1)]]);
  world.store.namespaces.set("another program", foreign);
  const records = world.store.namespaces.get(world.namespace);
  const [first = "", , , , , , last = ""] = world.document.chunkIds;
  for (const lost of [first, last]) records?.delete(lost);
  records?.set("ffffffff-ffff-7fff-bfff-fffffffffff0", new Float32Array(256));
  const beforeAll = await world.write(world.home, ["还在路上"]);
  records?.set(beforeAll.chunkIds[0] ?? "", new Float32Array(256));

  expect(await world.dense.reconcile(never)).toEqual({ orphans: 1, missing: 2 });

  expect(world.held()).toEqual([...world.document.chunkIds, ...beforeAll.chunkIds].sort());
  expect(foreign.size).toBe(1);
  expect((await world.search(world.home, chapters[0] ?? "")).texts[0]).toBe(chapters[0]);
  expect(await world.dense.reconcile(never)).toEqual({ orphans: 0, missing: 0 });
});

test("a job that was lost is queued anew", async () => {
  await using world = await openOutside();
  await world.changeModel(world.home, "model-b");
  world.store.fail(true);
  await world.remove(world.document.documentId);
  await world.db.pool.query("DELETE FROM graphile_worker._private_jobs");
  world.store.fail(false);

  await world.dense.reconcile(never);

  expect([...new Set(await world.jobs())].sort()).toEqual(["forget_vectors", "rebuild_index"]);
});
