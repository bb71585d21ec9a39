import { reasonOf, uploadDocument } from "@claw/client";
import { startS3Server, startScriptedProvider } from "@claw/testing";
import { expect, test } from "vitest";
import { z } from "zod";
import { openKnowledgeWorld } from "./knowledge-world.ts";
import { type Changes, usualKnowledge } from "./world.ts";

function withBucket(server: Awaited<ReturnType<typeof startS3Server>>): Changes {
  const { endpoint, bucket, credentials } = server;

  return { knowledge: { ...usualKnowledge, s3: { endpoint, bucket, ...credentials, retryPausesMs: [] } } };
}

const text = new File(["每年有十天年假。"], "年假.txt");

test("with a bucket documents are kept there, and read from there", async () => {
  await using bucket = await startS3Server();
  await using world = await openKnowledgeWorld(withBucket(bucket));
  const { claw, knowledgeBaseId } = world;

  const { id } = await uploadDocument(claw, { knowledgeBaseId, file: text });

  expect(await world.settled(id)).toMatchObject({ status: "ready" });
  expect([...bucket.objects.values()].map(String)).toEqual(["每年有十天年假。"]);
  expect((await claw.knowledge.search.query({ query: "年假" })).hits).toHaveLength(1);
});

test("a bucket that is away degrades the server: no upload is half taken, what was found is found", async () => {
  const bucket = await startS3Server();
  await using world = await openKnowledgeWorld(withBucket(bucket));
  const { claw, knowledgeBaseId } = world;
  const { id } = await uploadDocument(claw, { knowledgeBaseId, file: text });
  await world.settled(id);
  await bucket[Symbol.asyncDispose]();

  const refused = uploadDocument(claw, { knowledgeBaseId, file: new File(["二"], "b.txt") });

  await expect(refused.catch(reasonOf)).resolves.toBe("UNAVAILABLE");
  expect(await claw.knowledge.countDocuments.query({ knowledgeBaseId })).toBe(1);
  expect((await claw.knowledge.search.query({ query: "年假" })).hits).toHaveLength(1);
  const ready = await fetch(`${world.world.url}/readyz`);
  expect(ready.status).toBe(200);
  expect(await ready.json()).toMatchObject({
    status: "degraded",
    parts: expect.arrayContaining([{ name: "files", status: "degraded", detail: expect.any(String) }]),
  });
});

test("a base is embedded with its own model, and questions to it too", async () => {
  await using provider = await startScriptedProvider();
  const openai = { baseUrl: provider.baseUrl, apiKey: null, model: "scripted-1" };
  await using world = await openKnowledgeWorld({
    provider: { openai, zhipuApiKey: null, localPorts: [] },
    knowledge: { ...usualKnowledge, embeddingModel: "usual-256,own-256" },
  });
  const made = await world.rest("POST", "/knowledge", { name: "b", embedding_model: "own-256" });
  expect(made).toMatchObject({ status: 201, json: { embedding_model: "own-256" } });
  const { id } = z.object({ id: z.string() }).parse(made.json);

  const added = await world.rest("POST", `/knowledge/${id}/documents`, {
    title: "年假",
    content: "十天年假。",
  });
  await world.settled(z.object({ id: z.string() }).parse(added.json).id);
  await world.claw.knowledge.search.query({ knowledgeBaseIds: [id], query: "假期" });

  const asked = provider.requests.flatMap(({ body }) => Embedding.safeParse(body).data ?? []);
  expect(asked.length).toBeGreaterThanOrEqual(2);
  expect(new Set(asked.map(({ model }) => model))).toEqual(new Set(["own-256"]));
  expect(await world.rest("POST", "/knowledge", { name: "c", embedding_model: "nobody's" })).toMatchObject({
    status: 400,
    json: { detail: [{ field: "embedding_model" }] },
  });
});

test("an operator connects a provider and chooses what embeds and what reranks, without a restart", async () => {
  await using provider = await startScriptedProvider();
  await using world = await openKnowledgeWorld();
  const { claw } = world;
  const { admin } = claw;
  await admin.providers.create.mutate({
    name: "own",
    kind: "other",
    baseUrl: provider.baseUrl,
    apiKey: "sk-1",
  });
  const price = { input: "1", output: "1" };
  await admin.models.create.mutate({
    provider: "own",
    models: [
      { upstreamName: "theirs-64", name: "ours", kind: "embedding", price },
      { upstreamName: "order-1", kind: "rerank", price },
    ],
  });
  expect(await claw.knowledge.embeddingModels.query()).toEqual({ default: null, models: ["ours"] });

  await admin.settings.set.mutate({ key: "knowledge.embeddingModel", value: "ours" });
  await admin.settings.set.mutate({ key: "knowledge.rerankModel", value: "order-1" });
  const { id: knowledgeBaseId, embeddingModel } = await claw.knowledge.create.mutate({ name: "新的" });
  for (const content of ["每年有十天年假。", "病假另算。"]) {
    const { id } = await claw.knowledge.addText.mutate({ knowledgeBaseId, title: "假", content });
    await world.settled(id);
  }
  const { trace } = await claw.knowledge.search.query({ knowledgeBaseIds: [knowledgeBaseId], query: "假" });

  expect(embeddingModel).toBe("ours");
  expect(trace.stages.map(({ stage, by }) => [stage, by])).toEqual(
    expect.arrayContaining([
      ["dense", "ours"],
      ["rerank", "order-1"],
    ]),
  );
  const asked = new Set(provider.requests.map(({ path, body: { model } }) => `${path} ${model}`));
  expect(asked).toEqual(new Set(["/v1/embeddings theirs-64", "/v1/rerank order-1"]));
  const unknown = admin.settings.set.mutate({ key: "knowledge.embeddingModel", value: "nobody's" });
  await expect(unknown.catch(reasonOf)).resolves.toBe("INVALID_INPUT");
  const model = (await admin.models.list.query()).find(({ name }) => name === "ours");
  const renamed = admin.models.update.mutate({ modelId: model?.id ?? "", upstreamName: "another-64" });
  await expect(renamed.catch(reasonOf)).resolves.toBe("CONFLICT");
});

const Embedding = z.object({ model: z.string(), input: z.union([z.string(), z.array(z.string())]) });

test("a file may have its whole measure, and not a byte more", async () => {
  const limits = { ...usualKnowledge.limits, fileSize: 50_000 };
  await using world = await openKnowledgeWorld({ knowledge: { ...usualKnowledge, limits } });
  const { claw, knowledgeBaseId } = world;
  const upload = (size: number) =>
    uploadDocument(claw, { knowledgeBaseId, file: new File(["a ".repeat(size / 2)], `${size}.txt`) });

  await expect(upload(50_000)).resolves.toMatchObject({ fileSize: 50_000 });
  await expect(upload(50_002).catch(reasonOf)).resolves.toBe("PAYLOAD_TOO_LARGE");
  await expect(upload(2_000_000).catch(reasonOf)).resolves.toBe("PAYLOAD_TOO_LARGE");
  expect(await claw.knowledge.countDocuments.query({ knowledgeBaseId })).toBe(1);
});
