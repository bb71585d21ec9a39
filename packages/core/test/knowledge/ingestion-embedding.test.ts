import { DomainError } from "@claw/contract";
import { type Embedders, ReadingFailed, seedCatalog } from "@claw/core";
import { expect, test } from "vitest";
import { queueVersion } from "../../src/knowledge/queue/queue-version.ts";
import { countRows, openWorld, type World, type WorldOptions } from "./world.ts";

type Scripted = Embedders & {
  /** Of each request, its texts. */
  readonly asked: string[][];
  /** The next requests fail with these, one after the other. */
  readonly failures: Error[];
};

/** Two models in this process, whose vectors say nothing. */
function scriptedEmbedders(): Scripted {
  const asked: string[][] = [];
  const failures: Error[] = [];
  const models = ["first", "second"];

  return {
    asked,
    failures,
    defaultModel: "first",
    models,
    find: (model) => ({
      model,
      provider: "test",
      batchSize: 2,
      async embed(_call, texts) {
        asked.push([...texts]);
        const failure = failures.shift();
        if (failure) throw failure;

        return { vectors: texts.map(() => new Float32Array([1, 0, 0, 0])), tokens: texts.length };
      },
    }),
  };
}

async function openEmbeddingWorld(embedders: Scripted, limits: WorldOptions["limits"] = {}) {
  const world = await openWorld({ embedders, limits });
  await seedCatalog(world.db, world.deps.providers);

  return world;
}

async function add(world: World, content: string) {
  const person = await world.person();
  const { id: knowledgeBaseId } = await world.service.create(person, { name: "手册" });
  const { id } = await world.service.addText(person, { knowledgeBaseId, title: "T", content });

  return { person, knowledgeBaseId, id };
}

/** Ends the pause before a document's next attempt. */
async function tryAgainNow({ db }: World, documentId: string): Promise<void> {
  const { id } = await db.prisma.documentVersion.findFirstOrThrow({ where: { documentId } });
  await queueVersion(db.prisma, id);
}

const away = () => new DomainError("PROVIDER_FAILED", { message: "The embedding provider does not answer." });

test("a document is not found before each of its passages has its vector", async () => {
  const embedders = scriptedEmbedders();
  await using world = await openEmbeddingWorld(embedders);

  const { person, knowledgeBaseId, id } = await add(world, "一\n二\n三");
  const ready = await world.settled(person, id);

  expect(ready).toMatchObject({ status: "ready", chunkCount: 3 });
  expect(await world.db.prisma.chunkVector.count()).toBe(3);
  const base = await world.service.get(person, { knowledgeBaseId });
  expect(base).toMatchObject({
    embeddingModel: "first",
    embedding: { model: "first", state: "active", progress: 1 },
  });
});

test("a provider that fails half-way is asked for the rest alone, and nothing is read or found before", async () => {
  const embedders = scriptedEmbedders();
  // Until the test ends the pause: an event shows the document as it is when it is told, and a second try that began
  // at once would already have taken the reason of the first one away.
  await using world = await openEmbeddingWorld(embedders, { retryPausesMs: [3_600_000] });
  const held = Promise.withResolvers<void>();
  world.reader.interrupt(() => held.promise);
  const { person, id } = await add(world, "一\n二\n三\n四");
  const reason = "waiting EMBEDDING_FAILED The embedding provider does not answer. false";
  const states: string[] = [];
  const listening = new AbortController();
  const watching = (async () => {
    for await (const { event } of world.service.onProgress(person, {}, listening.signal)) {
      if (event.type !== "document") continue;
      const { status, stage, errorCode, error, isSearchable } = event.document;
      states.push([status, stage, errorCode, error, isSearchable].join(" "));
      if (states.at(-1)?.endsWith(reason)) await tryAgainNow(world, id);
    }
  })();
  embedders.failures.push(away());

  held.resolve();
  const ready = await world.settled(person, id);
  listening.abort();
  await watching;

  expect(ready).toMatchObject({ status: "ready", chunkCount: 4, errorCode: null, error: null });
  expect(world.reader.begun).toHaveLength(1);
  expect(states.filter((state) => state.endsWith(reason))).toHaveLength(1);
  expect(await world.db.prisma.chunkVector.count()).toBe(4);
  expect(await countRows(world.db)).toMatchObject({ chunks: 4, segments: 1, runs: 1 });
});

test("a provider that fails again and again leaves a reason, and a retry goes on with what was read", async () => {
  const embedders = scriptedEmbedders();
  await using world = await openEmbeddingWorld(embedders, { retryPausesMs: [1] });
  embedders.failures.push(...Array.from({ length: 20 }, away));

  const { person, id } = await add(world, "一\n二");
  const failed = await world.settled(person, id);
  embedders.failures.length = 0;
  await world.service.retryDocument(person, { documentId: id });
  const ready = await world.settled(person, id);

  expect(failed).toMatchObject({ status: "failed", errorCode: "EMBEDDING_FAILED", isSearchable: false });
  expect(failed.error).toBe("The embedding provider does not answer.");
  expect(ready).toMatchObject({ status: "ready", chunkCount: 2 });
  expect(world.reader.begun).toHaveLength(1);
});

test("what no further try would mend fails at once", async () => {
  const embedders = scriptedEmbedders();
  await using world = await openEmbeddingWorld(embedders);
  embedders.failures.push(
    new ReadingFailed("WRONG_DIMENSIONS", "The vectors have another length than before."),
  );

  const { person, id } = await add(world, "一");

  expect(await world.settled(person, id)).toMatchObject({ status: "failed", errorCode: "WRONG_DIMENSIONS" });
  expect(embedders.asked).toHaveLength(1);
});

test("another model is built beside the one that is searched and takes its place; none takes both away", async () => {
  const embedders = scriptedEmbedders();
  await using world = await openEmbeddingWorld(embedders);
  const { person, knowledgeBaseId, id } = await add(world, "一\n二");
  await world.settled(person, id);
  const embedding = async () => (await world.service.get(person, { knowledgeBaseId })).embedding;

  const changed = await world.service.update(person, { knowledgeBaseId, embeddingModel: "second" });
  await expect.poll(embedding, { timeout: 10_000 }).toMatchObject({ model: "second", state: "active" });
  const removed = await world.service.update(person, { knowledgeBaseId, embeddingModel: null });

  expect(changed).toMatchObject({ embeddingModel: "second" });
  expect(removed).toMatchObject({ embeddingModel: null, embedding: null });
  expect(await world.service.getDocument(person, { documentId: id })).toMatchObject({ status: "ready" });
});
