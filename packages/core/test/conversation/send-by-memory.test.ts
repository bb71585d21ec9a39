import { randomUUID } from "node:crypto";
import type { UserActor } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type ScriptedRetrieval, scriptedRetrieval } from "./scripted-retrieval.ts";
import { type WatchedDatabase, watchedDatabase } from "./watched-database.ts";
import { modelName, openProcess, openWorld, type World } from "./world.ts";

/** Two processes: one remembers conversations, the other one changes them behind its back. */
let world: World;
let watched: WatchedDatabase;
let here: ReturnType<typeof openProcess>;
let retrieval: ScriptedRetrieval;
let person: UserActor;
beforeAll(async () => {
  world = await openWorld();
  watched = watchedDatabase(world.db);
  retrieval = scriptedRetrieval();
  here = openProcess(watched, { retrieval });
});
beforeEach(async () => {
  person = await world.person();
});
afterAll(async () => {
  await here[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

/** A conversation of which this process knows all that an answer depends on. */
async function remembered(
  input: { systemPrompt?: string; model?: string; knowledgeBaseIds?: string[] } = {},
) {
  const { id } = await here.service.create(person, { title: "题", ...input });
  await here.service.chat(person, { conversationId: id, content: "一" });

  return id;
}

/** Asks here, and says what the model was sent. */
async function ask(conversationId: string, content = "二") {
  const { message, reply } = await here.service.chat(person, { conversationId, content });

  return { message, reply, request: here.chatModel.requests.at(-1) };
}

async function createModel(): Promise<string> {
  const name = `model-${randomUUID()}`;
  const limits = { contextWindow: 8_000, maxOutputTokens: 1_000 };
  await world.db.prisma.model.create({
    data: { id: uuidv7(), name, displayName: name, provider: "test", ...limits },
  });

  return name;
}

async function createBase(): Promise<string> {
  const { organizationId, userId: ownerId } = person;
  const id = uuidv7();
  await world.db.prisma.knowledgeBase.create({ data: { id, organizationId, ownerId, name: "合同" } });

  return id;
}

describe("a question is written", () => {
  test("without reading what this process knows of its conversation", async () => {
    await remembered();
    const { id: conversationId } = await here.service.create(person, { title: "题" });
    const before = watched.asked.length;

    await ask(conversationId, "一");
    await ask(conversationId);

    const asked = watched.asked.slice(before);
    expect(asked).not.toContain("get-send-target");
    expect(asked.filter((name) => name === "load-branch")).toHaveLength(1);
  });

  test("behind the answer of another process that came between", async () => {
    const conversationId = await remembered();
    const between = await world.service.chat(person, { conversationId, content: "之间" });

    const { message, request } = await ask(conversationId);

    expect(message.parentId).toBe(between.reply.id);
    expect(request?.turns.map(({ content }) => content)).toEqual(["一", "ok", "之间", "ok", "二"]);
  });

  test("behind what was added, edited or written anew here", async () => {
    const conversationId = await remembered();
    const added = await here.service.addMessage(person, { conversationId, role: "user", content: "补充" });
    const first = await ask(conversationId);
    const again = await here.service.regenerate(person, { messageId: first.reply.id });
    const second = await ask(conversationId);

    expect(first.message.parentId).toBe(added.id);
    expect(second.message.parentId).toBe(again.reply.id);
  });

  test("once, however often it is sent at the same time and again later", async () => {
    const conversationId = await remembered();
    const question = { conversationId, content: "二", messageId: randomUUID() };
    const sent = await Promise.all(Array.from({ length: 5 }, () => here.service.send(person, question)));
    await ask(conversationId, "三");
    sent.push(await here.service.send(person, question));

    expect(new Set(sent.map(({ reply }) => reply.id)).size).toBe(1);
    expect(await here.service.countMessages(person, { conversationId })).toBe(6);
  });

  test("for nobody but its conversation's owner", async () => {
    const conversationId = await remembered();
    const stranger = await world.person();

    await expect(here.service.send(stranger, { conversationId, content: "?" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("what another process has changed counts with the next question", () => {
  test("a system prompt", async () => {
    const conversationId = await remembered({ systemPrompt: "旧" });
    await world.service.update(person, { conversationId, systemPrompt: "新" });

    expect((await ask(conversationId)).request?.turns[0]).toEqual({ role: "system", content: "新" });

    await world.service.update(person, { conversationId, systemPrompt: null });
    expect((await ask(conversationId)).request?.turns[0]).toMatchObject({ role: "user" });
  });

  test("a conversation's model", async () => {
    const conversationId = await remembered();
    const model = await createModel();
    await world.service.update(person, { conversationId, model });

    const { reply, request } = await ask(conversationId);

    expect([reply.model, request?.model]).toEqual([model, model]);
  });

  test("what a model can read", async () => {
    const model = await createModel();
    const conversationId = await remembered({ model });
    await world.db.prisma.model.update({ where: { name: model }, data: { maxOutputTokens: 7 } });

    expect((await ask(conversationId)).request?.maxTokens).toBe(7);
  });

  test("a model that is no longer offered, and one that is again", async () => {
    const model = await createModel();
    const conversationId = await remembered({ model });
    const offer = (enabled: boolean) =>
      world.db.prisma.model.update({ where: { name: model }, data: { enabled } });

    await offer(false);
    await expect(ask(conversationId)).rejects.toMatchObject({ code: "MODEL_NOT_FOUND" });
    await offer(true);
    expect((await ask(conversationId)).reply.status).toBe("complete");
  });

  test("a model that nobody serves here in place of one that is served, and the way back", async () => {
    const model = await createModel();
    const conversationId = await remembered({ model });
    const serveBy = (provider: string) =>
      world.db.prisma.model.update({ where: { name: model }, data: { provider } });

    await serveBy("unknown");
    await expect(ask(conversationId)).rejects.toMatchObject({ code: "MODEL_NOT_FOUND" });
    await serveBy("test");
    expect((await ask(conversationId)).reply.status).toBe("complete");
  });

  test("a window that was too small for a question and is not any more", async () => {
    const model = await createModel();
    const conversationId = await remembered({ model });
    const long = "字".repeat(3_000);
    const reads = (contextWindow: number) =>
      world.db.prisma.model.update({ where: { name: model }, data: { contextWindow } });

    await reads(200);
    await expect(ask(conversationId, long)).rejects.toMatchObject({ code: "CONTEXT_TOO_LONG" });
    await reads(100_000);
    expect((await ask(conversationId, long)).reply.status).toBe("complete");
  });

  test("the bases that its answers are grounded in", async () => {
    const knowledgeBaseId = await createBase();
    const conversationId = await remembered({ knowledgeBaseIds: [knowledgeBaseId] });
    const searched = () => retrieval.requests.length;

    const before = searched();
    await world.service.update(person, { conversationId, knowledgeBaseIds: [] });
    await ask(conversationId);
    expect(searched()).toBe(before);

    await world.service.update(person, { conversationId, knowledgeBaseIds: [knowledgeBaseId] });
    await ask(conversationId);
    expect(searched()).toBe(before + 1);

    await world.db.prisma.knowledgeBase.delete({ where: { id: knowledgeBaseId } });
    await ask(conversationId);
    expect(searched()).toBe(before + 1);
  });

  test("a conversation that was deleted", async () => {
    const conversationId = await remembered();
    await world.service.delete(person, { conversationId });

    await expect(ask(conversationId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await world.db.prisma.llmCall.count({ where: { conversationId, state: "reserved" } })).toBe(0);
  });
});

test("bases of one question alone are not those of the next", async () => {
  const conversationId = await remembered({ model: modelName });
  const before = retrieval.requests.length;
  await here.service.chat(person, { conversationId, content: "二", knowledgeBaseIds: [await createBase()] });
  await ask(conversationId, "三");

  expect(retrieval.requests.length).toBe(before + 1);
});
