import { DomainError } from "@claw/contract";
import { ReadingFailed } from "@claw/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type Base,
  type DenseWorld,
  denseWorld,
  never,
  openDenseDatabase,
  type Version,
} from "./dense-world.ts";

let database: Awaited<ReturnType<typeof openDenseDatabase>>;
beforeAll(async () => {
  database = await openDenseDatabase();
});
afterAll(() => database[Symbol.asyncDispose]());

const chapters = Array.from({ length: 18 }, (_, at) => `第${at + 1}章：讲的是第${at + 1}件事`);

function embed({ dense }: DenseWorld, base: Base, version: Version, signal = never) {
  const progress: string[] = [];
  const done = dense.embedVersion(
    { ...version, knowledgeBaseId: base.id },
    (count, total) => void progress.push(`${count}/${total}`),
    signal,
  );

  return { done, progress };
}

function countVectors({ db }: DenseWorld, version: Version): Promise<number> {
  return db.prisma.chunkVector.count({ where: { chunk: { versionId: version.versionId } } });
}

test("every passage gets its vector, in batches, two requests at a time, each with one settled call", async () => {
  const world = denseWorld(database.db);
  const base = await world.base();
  const version = await world.write(base, chapters);
  const { promise: second, resolve } = Promise.withResolvers<void>();
  world.embedders.fail((_texts, request) => {
    if (request === 2) resolve();
    return second;
  });

  const { done, progress } = embed(world, base, version);
  await done;

  expect(await countVectors(world, version)).toBe(18);
  expect(world.embedders.requests.map(({ texts }) => texts.length).sort()).toEqual([2, 4, 4, 4, 4]);
  expect(world.embedders.mostAtOnce).toBe(2);
  expect(progress[0]).toBe("0/18");
  expect(progress.at(-1)).toBe("18/18");
  const calls = await world.calls(base);
  expect(calls.map(({ state, purpose }) => `${purpose} ${state}`)).toEqual(
    Array(5).fill("embedding settled"),
  );
  expect(calls.reduce((sum, { freshTokens }) => sum + freshTokens, 0)).toBe(chapters.join("").length);
});

test("a provider that counts nothing is estimated, at the price of the model where it has one", async () => {
  const world = denseWorld(database.db);
  world.embedders.count = null;
  const base = await world.base("embedding-3");
  const version = await world.write(base, ["高炉炼铁"]);

  await embed(world, base, version).done;

  const [call] = await world.calls(base);
  expect(call).toMatchObject({ usageSource: "estimated", model: "embedding-3" });
  expect(call?.freshTokens).toBeGreaterThan(0);
  expect(call?.costMicro).toBe(BigInt(Math.round((call?.freshTokens ?? 0) / 2)));
});

test("the same text is asked for once: in a document, in another one, and in a new version", async () => {
  const world = denseWorld(database.db);
  const base = await world.base();
  const first = await world.write(base, ["一", "二", "一", "一"]);
  await embed(world, base, first).done;
  await world.activate(base, first);
  expect(world.embedders.requests.flatMap(({ texts }) => texts)).toEqual(["一", "二"]);

  const other = await world.write(base, ["二", "三"]);
  await embed(world, base, other).done;
  const again = await world.write(base, ["一", "四", "二"], first.documentId);
  await embed(world, base, again).done;

  expect(world.embedders.requests.flatMap(({ texts }) => texts)).toEqual(["一", "二", "三", "四"]);
  expect(await countVectors(world, again)).toBe(3);
  await world.activate(base, again);
  expect((await world.search(base, "四")).texts[0]).toBe("四");
});

test("what was embedded before a failure is not embedded again", async () => {
  const world = denseWorld(database.db);
  const base = await world.base();
  const version = await world.write(base, chapters);
  world.embedders.fail((_texts, request) => {
    if (request > 2) throw new DomainError("PROVIDER_FAILED", { message: "Try again." });
  });

  await expect(embed(world, base, version).done).rejects.toMatchObject({ code: "PROVIDER_FAILED" });

  expect(await countVectors(world, version)).toBe(8);
  expect(await world.activate(base, version)).toBe(false);
  const asked = world.embedders.requests.length;
  expect(asked).toBeLessThanOrEqual(4);
  const states = (await world.calls(base)).map(({ state }) => state);
  expect(states.toSorted()).toEqual([...Array(asked - 2).fill("released"), "settled", "settled"]);

  world.embedders.fail(null);
  await embed(world, base, version).done;

  expect(world.embedders.requests.slice(asked).flatMap(({ texts }) => texts)).toHaveLength(10);
  expect(await world.activate(base, version)).toBe(true);
});

test("vectors of another length than before are refused, and none of them is kept", async () => {
  const world = denseWorld(database.db);
  const base = await world.base();
  await world.add(base, "一");
  const version = await world.write(base, chapters);
  world.embedders.resize(64);

  const failure = await embed(world, base, version).done.catch((error: unknown) => error);

  expect(failure).toBeInstanceOf(ReadingFailed);
  expect(failure).toMatchObject({ problem: "WRONG_DIMENSIONS" });
  expect(await countVectors(world, version)).toBe(0);
  expect(await world.activate(base, version)).toBe(false);
  expect((await world.calls(base)).every(({ state }) => state === "settled" || state === "released")).toBe(
    true,
  );
});

test.each([
  [
    "a key that is refused",
    (world: DenseWorld) =>
      world.embedders.fail(() => {
        throw new DomainError("PROVIDER_REJECTED_KEY", { message: "The key was refused." });
      }),
  ],
  ["a model that is not offered any more", (world: DenseWorld) => world.embedders.drop("model-a")],
])("%s is not tried again", async (_name, spoil) => {
  const world = denseWorld(database.db);
  const base = await world.base();
  const version = await world.write(base, chapters);
  spoil(world);

  const failure = await embed(world, base, version).done.catch((error: unknown) => error);

  expect(failure).toBeInstanceOf(ReadingFailed);
  expect(failure).toMatchObject({ problem: "EMBEDDING_FAILED" });
});

test("a signal ends the work, and no call stays open", async () => {
  const world = denseWorld(database.db);
  const base = await world.base();
  const version = await world.write(base, chapters);
  const abort = new AbortController();
  world.embedders.fail((_texts, request) => {
    if (request === 2) abort.abort();
  });

  await expect(embed(world, base, version, abort.signal).done).rejects.toThrow(/abort/);

  const calls = await world.calls(base);
  expect(calls.filter(({ state }) => state === "reserved" || state === "streaming")).toEqual([]);
  expect(calls.length).toBeLessThanOrEqual(3);
});

test("a document that is deleted meanwhile leaves nothing behind", async () => {
  const world = denseWorld(database.db);
  const base = await world.base();
  const version = await world.write(base, chapters);
  world.embedders.fail(async (_texts, request) => {
    if (request === 1) await world.remove(version.documentId);
  });

  await embed(world, base, version).done;

  expect(await countVectors(world, version)).toBe(0);
});

test("a base without a model asks nobody", async () => {
  const world = denseWorld(database.db);
  const base = await world.base(null);
  const version = await world.write(base, chapters);

  await embed(world, base, version).done;

  expect(world.embedders.requests).toEqual([]);
  expect(await world.activate(base, version)).toBe(true);
});
