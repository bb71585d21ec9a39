import { type KnowledgeEvent, reasonOf, uploadDocument } from "@claw/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { bearer, type KnowledgeWorld, openKnowledgeWorld } from "./knowledge-world.ts";
import { failureOf } from "./world.ts";

let world: KnowledgeWorld;
beforeAll(async () => {
  world = await openKnowledgeWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const leave = [
  "# 员工手册",
  "## 第一章 年假",
  "工作满一年的员工每年有十天年假。未用完的年假可以延到次年三月。",
  "## 第二章 差旅",
  "出差住宿每晚不超过四百五十元，凭发票报销。",
].join("\n\n");
const handbook = new File([leave], "员工手册.md", { type: "text/markdown" });

const Answer = z.object({
  answer: z.string(),
  sources: z.array(
    z.object({ document_id: z.string(), title: z.string(), content: z.string(), score: z.number() }),
  ),
  context: z.string(),
  tokens: z.object({ total: z.number() }),
  cost: z.number(),
  rag_enabled: z.boolean(),
});
const RestDocument = z.object({
  id: z.string(),
  status: z.string(),
  title: z.string(),
  file_size: z.number(),
});

test("a file that is uploaded is followed to its end over the socket, found, and quoted over REST", async () => {
  const { claw, knowledgeBaseId, rest } = world;
  const events: KnowledgeEvent[] = [];
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
  const { promise: started, resolve: start } = Promise.withResolvers<void>();
  const watching = claw.knowledge.onProgress.subscribe(
    { knowledgeBaseId },
    {
      onStarted: () => start(),
      onData({ data: event }) {
        events.push(event);
        if (event.type === "document" && event.document.status === "ready") resolve();
      },
      onError: reject,
    },
  );
  await started;
  const shares: number[] = [];

  const document = await uploadDocument(
    claw,
    { knowledgeBaseId, file: handbook },
    { onProgress: (share) => shares.push(share) },
  );
  await ready;
  watching.unsubscribe();

  expect(document).toMatchObject({
    title: expect.stringContaining("员工手册"),
    fileSize: handbook.size,
    version: 1,
  });
  expect(shares).toEqual([0, 1]);
  const statuses = events.flatMap((event) => (event.type === "document" ? event.document.status : []));
  expect(new Set(statuses).size).toBeGreaterThan(1);

  const { hits } = await claw.knowledge.search.query({ query: "年假有几天" });
  expect(hits[0]).toMatchObject({ documentId: document.id, knowledgeBaseId });
  expect(hits[0]?.content).toContain("十天年假");

  const asked = await rest("POST", `/knowledge/${knowledgeBaseId}/query`, { question: "年假有几天？" });
  expect(asked.status).toBe(200);
  const answer = Answer.parse(asked.json);
  expect(answer).toMatchObject({ rag_enabled: true });
  expect(answer.sources[0]).toMatchObject({ document_id: document.id });
  expect(answer.context).toContain("十天年假");
  expect(answer.answer).toContain("十天年假");

  const everywhere = Answer.parse(
    (await rest("POST", "/knowledge/query", { question: "年假有几天？" })).json,
  );
  expect(everywhere.sources[0]?.document_id).toBe(document.id);
});

test("over REST a base and its documents come, change and go", async () => {
  const { rest, settled } = world;
  const made = await rest("POST", "/knowledge", { name: "制度", description: "旧制度" });
  const { id } = z.object({ id: z.string() }).parse(made.json);
  expect(made).toMatchObject({
    status: 201,
    json: { name: "制度", embedding_model: null, document_count: 0 },
  });

  const added = await rest("POST", `/knowledge/${id}/documents`, {
    title: "考勤",
    content: "每天九点上班。",
  });
  const document = RestDocument.parse(added.json);
  expect(added.status).toBe(201);
  await settled(document.id);

  expect(await rest("GET", `/knowledge/${id}/documents?limit=1`)).toMatchObject({
    status: 200,
    json: { total: 1, items: [{ id: document.id, status: "ready", chunk_count: 1 }] },
  });
  expect(await rest("GET", `/knowledge/${id}`)).toMatchObject({
    json: { document_count: 1, documents: [{ id: document.id }] },
  });
  expect(await rest("PUT", `/knowledge/${id}`, { name: "新制度" })).toMatchObject({
    json: { name: "新制度", description: "旧制度" },
  });

  expect((await rest("DELETE", `/knowledge/${id}/documents/${document.id}`)).status).toBe(204);
  expect((await rest("GET", `/knowledge/${id}/documents/${document.id}`)).status).toBe(404);
  expect(await rest("GET", `/knowledge/${id}/documents`)).toMatchObject({ json: { total: 0, items: [] } });
  expect((await rest("DELETE", `/knowledge/${id}`)).status).toBe(204);
  expect((await rest("GET", `/knowledge/${id}`)).status).toBe(404);
});

test("total counts all documents and not the page", async () => {
  const { rest, claw } = world;
  const { id: knowledgeBaseId } = await claw.knowledge.create.mutate({ name: "many" });
  for (const number of [1, 2, 3]) {
    await claw.knowledge.addText.mutate({ knowledgeBaseId, title: `${number}`, content: `text ${number}` });
  }

  expect(await rest("GET", `/knowledge/${knowledgeBaseId}/documents?skip=1&limit=1`)).toMatchObject({
    json: { total: 3, items: [{ title: "2" }] },
  });
});

test("a form over REST is 201, and its title is the document's", async () => {
  const { knowledgeBaseId, person } = world;
  const form = new FormData();
  form.append("file", new File(["出差住宿每晚不超过四百五十元。"], "../差旅.txt"));
  form.append("title", "差旅规定");

  const response = await fetch(`${world.world.url}/api/v1/knowledge/${knowledgeBaseId}/documents/upload`, {
    method: "POST",
    headers: bearer(person),
    body: form,
  });

  expect(response.status).toBe(201);
  const document = RestDocument.parse(await response.json());
  expect(document).toMatchObject({ title: "差旅规定", file_size: 45 });
  expect(await world.settled(document.id)).toMatchObject({ status: "ready" });
});

test("what is no document says so in words, and is not searched", async () => {
  const { claw, knowledgeBaseId, rest } = world;
  const bytes = Uint8Array.from({ length: 3000 }, (_, at) => (at * 7919) % 256);

  const { id } = await uploadDocument(claw, { knowledgeBaseId, file: new File([bytes], "程序.exe") });

  const settled = await world.settled(id);
  expect(settled).toMatchObject({ status: "failed", errorCode: "UNSUPPORTED_TYPE", isSearchable: false });
  expect(settled.error).toMatch(/\w+ \w+/);
  expect(await rest("GET", `/knowledge/${knowledgeBaseId}/documents/${id}`)).toMatchObject({
    json: { status: "failed", error: settled.error },
  });
});

test.each([
  ["an empty file", new File([], "empty.txt"), "file"],
  ["a name of 300 characters", new File(["x"], `${"长".repeat(300)}.txt`), "file"],
])("%s is INVALID_INPUT", async (_, file, field) => {
  const { claw, knowledgeBaseId } = world;
  const form = new FormData();
  form.append("knowledgeBaseId", knowledgeBaseId);
  form.append("file", file);

  const response = await fetch(`${world.world.url}/trpc/knowledge.upload`, {
    method: "POST",
    headers: bearer(world.person),
    body: form,
  });

  expect(response.status).toBe(400);
  const failure = z
    .object({ error: z.object({ data: z.object({ fields: z.array(z.object({ field: z.string() })) }) }) })
    .parse(await response.json());
  expect(failure.error.data.fields).toMatchObject([{ field }]);
  expect(await claw.knowledge.countDocuments.query({ knowledgeBaseId, query: "长长" })).toBe(0);
});

test("a form is taken by uploads alone, and an upload takes a form alone", async () => {
  const { person } = world;
  const form = new FormData();
  form.append("name", "a");
  const headers = bearer(person);
  const [elsewhere, json, frame] = await Promise.all([
    fetch(`${world.world.url}/trpc/knowledge.create`, { method: "POST", headers, body: form }),
    world.world.mutate("knowledge.upload", { knowledgeBaseId: world.knowledgeBaseId, file: "x" }, headers),
    world.world.mutate("knowledge.upload", null, headers),
  ]);

  for (const response of [elsewhere, json, frame]) {
    expect(response.status).toBe(400);
    expect((await failureOf(response)).reason).toBe("INVALID_INPUT");
  }
});

test("a gigabyte is refused at once, by its head", async () => {
  const { knowledgeBaseId, person } = world;
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) yield new Uint8Array(65_536);
  }
  const refused = async (path: string) => {
    const init: RequestInit & { duplex?: "half" } = {
      method: "POST",
      headers: {
        ...bearer(person),
        "content-type": "multipart/form-data; boundary=x",
        "content-length": String(1024 ** 3),
      },
      body: ReadableStream.from(endless()),
      duplex: "half",
    };

    return fetch(`${world.world.url}${path}`, init);
  };
  const started = performance.now();

  const [trpc, rest] = await Promise.all([
    refused("/trpc/knowledge.upload"),
    refused(`/api/v1/knowledge/${knowledgeBaseId}/documents/upload`),
  ]);

  expect([trpc.status, rest.status]).toEqual([413, 413]);
  expect(await failureOf(trpc)).toMatchObject({ reason: "PAYLOAD_TOO_LARGE" });
  expect(performance.now() - started).toBeLessThan(3000);
});

test("a stranger's upload is refused before it is read", async () => {
  let pulled = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled += 1;
      controller.enqueue(new Uint8Array(65_536));
    },
  });
  const init: RequestInit & { duplex?: "half" } = {
    method: "POST",
    headers: { "content-type": "multipart/form-data; boundary=x" },
    body,
    duplex: "half",
  };

  const response = await fetch(`${world.world.url}/trpc/knowledge.upload`, init);

  expect(response.status).toBe(401);
  expect(pulled * 65_536).toBeLessThan(80_000_000);
});

test("a question that is too long for an address is asked all the same, one beyond all limits is refused", async () => {
  const { claw } = world;

  const { hits } = await claw.knowledge.search.query({ query: `${"请问".repeat(2000)}年假有几天` });
  expect(hits[0]?.content).toContain("年假");

  const tooLong = claw.knowledge.search.query({ query: "问".repeat(100_000) });
  await expect(tooLong.catch(reasonOf)).resolves.toBe("INVALID_INPUT");
});

test("metrics tell of documents, jobs and searches", async () => {
  await world.claw.knowledge.search.query({ query: "年假" });
  const text = await (await fetch(`${world.world.url}/metrics`)).text();

  expect(text).toMatch(/claw_knowledge_documents\{status="ready"\} [1-9]/);
  expect(text).toMatch(/claw_knowledge_jobs\{state="failed"\} 0/);
  expect(text).toMatch(/claw_knowledge_search_seconds_count\{verb="search",outcome="ok"\} [1-9]/);
});
