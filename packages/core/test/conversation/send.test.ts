import { randomUUID } from "node:crypto";
import { DomainError, type UserActor } from "@claw/contract";
import type { ChatModel } from "@claw/core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { scriptedChatModel } from "./scripted-chat-model.ts";
import { openProcessWith, openWorld, readReply, type World } from "./world.ts";

let world: World;
let person: UserActor;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  person = await world.person();
});
afterAll(() => world[Symbol.asyncDispose]());

const golden = { fresh: 1234, cached: 0, cacheWrite: 0, output: 567, reasoning: 0 };

/** A conversation whose title is given, so that its only provider calls are answers. */
async function begin(input: { systemPrompt?: string; model?: string } = {}) {
  const { id } = await world.service.create(person, { title: "题", ...input });
  return id;
}

describe("an answer", () => {
  test("arrives as exact continuations, then done, and stays as it arrived", async () => {
    world.chatModel.next(
      { reasoning: "想" },
      { text: "你" },
      { text: "好" },
      { usage: { usage: golden, anomaly: null } },
    );
    const conversationId = await begin();
    const { message, reply } = await world.service.send(person, { conversationId, content: "问" });
    expect(reply).toMatchObject({ parentId: message.id, status: "streaming", role: "assistant" });

    const watched = await readReply(world, person, reply.id);

    expect(watched).toMatchObject({ text: "你好", reasoning: "想" });
    expect(watched.message).toMatchObject({
      content: "你好",
      reasoning: "想",
      status: "complete",
      finishReason: "stop",
    });
    const { items } = await world.service.messages(person, { conversationId, limit: 50 });
    expect(items).toEqual([message, watched.message]);
  });

  test("is asked for before anybody is told that it was, though a kept connection is looked at for a turn", async () => {
    const steps: string[] = [];
    const scripted = scriptedChatModel();
    const chatModel: ChatModel = {
      async *stream(...asked) {
        // As a request is built, in some more microtasks of the same turn.
        for (let hop = 0; hop < 20; hop += 1) await null;
        setImmediate(() => steps.push("asked"));
        yield* scripted.stream(...asked);
      },
    };
    await using process = openProcessWith(chatModel, world.db);
    await process.service.send(person, { conversationId: await begin(), content: "问" });
    steps.push("told");

    expect(steps).toEqual(["asked", "told"]);
  });

  test("costs its tokens, on the message, the conversation and the person", async () => {
    world.chatModel.next({ text: "答" }, { usage: { usage: golden, anomaly: null } });
    const conversationId = await begin();
    const { reply } = await world.service.chat(person, { conversationId, content: "问" });

    expect(reply.usage).toEqual({
      promptTokens: 1234,
      completionTokens: 567,
      totalTokens: 1801,
      source: "provider",
    });
    expect(reply.cost).toBe("0.036020");
    expect(await world.service.get(person, { conversationId })).toMatchObject({
      totalTokens: 1801,
      totalCost: "0.036020",
    });
    const user = await world.db.prisma.user.findUniqueOrThrow({ where: { id: person.userId } });
    expect([user.totalTokens, user.totalCostMicro]).toEqual([1801n, 36_020n]);
  });

  test("is counted by tokenizer and marked where the provider sends no usage", async () => {
    world.chatModel.next({ text: "一二三四五" });
    const { reply } = await world.service.chat(person, { conversationId: await begin(), content: "问" });

    expect(reply.usage?.source).toBe("estimated");
    expect(reply.usage?.promptTokens).toBeGreaterThan(0);
    expect(reply.usage?.completionTokens).toBeGreaterThan(0);
    expect(reply.cost).toBe(`0.${String(20 * (reply.usage?.totalTokens ?? 0)).padStart(6, "0")}`);
  });

  test("keeps the price that was in force when it was admitted", async () => {
    const name = `model-${randomUUID()}`;
    const modelId = randomUUID();
    const limits = { contextWindow: 8_000, maxOutputTokens: 1_000 };
    await world.db.prisma.model.create({
      data: { id: modelId, name, displayName: name, provider: "test", ...limits },
    });
    world.chatModel.next({ text: "答" }, { hold: true }, { usage: { usage: golden, anomaly: null } });
    const asked = world.chatModel.requests.length + 1;
    const sending = world.service.chat(person, {
      conversationId: await begin({ model: name }),
      content: "问",
    });
    await world.chatModel.wasAsked(asked);

    const price = { id: randomUUID(), modelId, validFrom: new Date(), input: 1n, output: 1n };
    await world.db.prisma.priceVersion.create({ data: price });
    world.chatModel.release();

    expect((await sending).reply.cost).toBe("0.036020");
  });

  test("that fails before a token costs nothing and says why", async () => {
    world.chatModel.next({ fail: new DomainError("RATE_LIMITED", { message: "busy" }) });
    const conversationId = await begin();
    const sending = world.service.chat(person, { conversationId, content: "问" });

    await expect(sending).rejects.toMatchObject({ code: "RATE_LIMITED" });
    const { items } = await world.service.messages(person, { conversationId, limit: 50 });
    expect(items.map(({ role, status }) => [role, status])).toEqual([
      ["user", "complete"],
      ["assistant", "failed"],
    ]);
    expect(items[1]).toMatchObject({ errorCode: "RATE_LIMITED", cost: "0.000000", usage: null });
  });

  test("that fails after some tokens keeps and charges them", async () => {
    world.chatModel.next(
      { text: "一二三" },
      { fail: new DomainError("PROVIDER_FAILED", { message: "cut" }) },
    );
    const { reply } = await world.service.chat(person, { conversationId: await begin(), content: "问" });

    expect(reply).toMatchObject({ status: "failed", content: "一二三", usage: { source: "estimated" } });
    expect(reply.cost).not.toBe("0.000000");
  });

  test("goes on when nobody watches", async () => {
    world.chatModel.next({ text: "一" }, { hold: true }, { text: "二" });
    const asked = world.chatModel.requests.length + 1;
    const { reply } = await world.service.send(person, { conversationId: await begin(), content: "问" });
    await world.chatModel.wasAsked(asked);
    const leaving = new AbortController();
    for await (const { event } of world.service.onReply(person, { messageId: reply.id }, leaving.signal)) {
      expect(event).toEqual({ type: "delta", text: "一" });
      leaving.abort();
    }
    world.chatModel.release();

    expect(await readReply(world, person, reply.id)).toMatchObject({
      text: "一二",
      message: { status: "complete" },
    });
  });

  test("resumes exactly where a reader left, also after its end", async () => {
    world.chatModel.next({ text: "一二" }, { hold: true }, { text: "三四" });
    const asked = world.chatModel.requests.length + 1;
    const { reply } = await world.service.send(person, { conversationId: await begin(), content: "问" });
    await world.chatModel.wasAsked(asked);
    const [first] = await Array.fromAsync(firstOf(world.service.onReply(person, { messageId: reply.id })));
    world.chatModel.release();
    await readReply(world, person, reply.id);

    const rest = await Array.fromAsync(
      world.service.onReply(person, { messageId: reply.id, lastEventId: first?.id ?? null }),
    );
    expect(rest.map(({ event }) => event.type)).toEqual(["delta", "done"]);
    expect(rest[0]?.event).toEqual({ type: "delta", text: "三四" });
    const last = { messageId: reply.id, lastEventId: rest.at(-1)?.id ?? null };
    expect(await Array.fromAsync(world.service.onReply(person, last))).toEqual([]);
  });

  test("loses the characters that PostgreSQL cannot hold, and nothing else", async () => {
    world.chatModel.next({ text: "a\u0000b\ud83d" }, { text: "\ude00c" });
    const { reply } = await world.service.chat(person, { conversationId: await begin(), content: "问" });

    expect(reply.content).toBe("ab😀c");
  });
});

describe("stop", () => {
  test("ends the provider's call, keeps the text and charges what was delivered", async () => {
    world.chatModel.next({ text: "一二三" }, { hold: true }, { text: "never" });
    const asked = world.chatModel.requests.length + 1;
    const { reply } = await world.service.send(person, { conversationId: await begin(), content: "问" });
    await world.chatModel.wasAsked(asked);
    const stopped = await world.service.stop(person, { messageId: reply.id });

    expect(stopped).toMatchObject({ status: "stopped", content: "一二三", usage: { source: "estimated" } });
    expect(await world.service.stop(person, { messageId: reply.id })).toEqual(stopped);
    expect(await readReply(world, person, reply.id)).toMatchObject({ text: "一二三", message: stopped });
  });

  test("before the first token costs nothing", async () => {
    world.chatModel.next({ hold: true });
    const asked = world.chatModel.requests.length + 1;
    const { reply } = await world.service.send(person, { conversationId: await begin(), content: "问" });
    await world.chatModel.wasAsked(asked);

    expect(await world.service.stop(person, { messageId: reply.id })).toMatchObject({
      status: "stopped",
      cost: "0.000000",
    });
  });
});

describe("a retry", () => {
  test("with the same id gives the same pair, and five at once start one answer", async () => {
    const input = { conversationId: await begin(), content: "问", messageId: randomUUID() };
    const before = world.chatModel.requests.length;
    const pairs = await Promise.all(Array.from({ length: 5 }, () => world.service.send(person, input)));
    const watched = await readReply(world, person, pairs[0]?.reply.id ?? "");
    const again = await world.service.send(person, input);

    expect(new Set(pairs.map(({ reply }) => reply.id)).size).toBe(1);
    expect(again.reply).toEqual(watched.message);
    expect(world.chatModel.requests.length - before).toBe(1);
  });

  test("with the same id and another text is a conflict, and writes nothing", async () => {
    const input = { conversationId: await begin(), content: "问", messageId: randomUUID() };
    await world.service.chat(person, input);

    await expect(world.service.send(person, { ...input, content: "另一问" })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    expect(await world.service.countMessages(person, input)).toBe(2);
  });
});

test("two people who choose the same message id at the same time get an answer and a conflict", async () => {
  const messageId = randomUUID();
  const other = await world.person();
  const places = await Promise.all(
    [person, other].map(async (each) => ({
      each,
      id: (await world.service.create(each, { title: "题" })).id,
    })),
  );
  const results = await Promise.allSettled(
    places.map(({ each, id }) => world.service.chat(each, { conversationId: id, content: "问", messageId })),
  );

  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const refused = results.find((result) => result.status === "rejected");
  expect(refused?.reason).toMatchObject({ code: "CONFLICT" });
});

test("questions sent at the same time follow one another, in one branch", async () => {
  const conversationId = await begin();
  const pairs = await Promise.all(
    ["一", "二", "三", "四"].map((content) => world.service.send(person, { conversationId, content })),
  );
  await Promise.all(pairs.map(({ reply }) => readReply(world, person, reply.id)));

  const { items } = await world.service.messages(person, { conversationId, limit: 50 });
  expect(items.map(({ parentId }) => parentId)).toEqual([null, ...items.slice(0, -1).map(({ id }) => id)]);
});

test("ten answers at a time and not one more, however many are asked at once", async () => {
  const conversationId = await begin();
  for (let index = 0; index < 10; index += 1) world.chatModel.next({ hold: true });
  const results = await Promise.allSettled(
    Array.from({ length: 12 }, () => world.service.send(person, { conversationId, content: "问" })),
  );
  const refused = results.filter(({ status }) => status === "rejected");
  world.chatModel.release();

  expect(refused).toHaveLength(2);
  for (const result of refused) {
    if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "TOO_MANY_IN_FLIGHT" });
  }
  const running = results.flatMap((result) => (result.status === "fulfilled" ? [result.value.reply.id] : []));
  await Promise.all(running.map((id) => world.service.stop(person, { messageId: id })));
});

describe("the model sees", () => {
  test("the conversation's own system prompt and model, and the question last", async () => {
    const conversationId = await begin({ systemPrompt: "你是律师", model: "GLM-4-Plus" });
    await world.service.chat(person, { conversationId, content: "问一" });
    await world.service.chat(person, { conversationId, content: "问二" });

    expect(world.chatModel.requests.at(-1)).toMatchObject({
      model: "glm-4-plus",
      turns: [
        { role: "system", content: "你是律师" },
        { role: "user", content: "问一" },
        { role: "assistant", content: "ok" },
        { role: "user", content: "问二" },
      ],
    });
  });

  test("the latest messages that fit, never the first ones", async () => {
    const name = `small-${randomUUID()}`;
    const limits = { contextWindow: 400, maxOutputTokens: 100 };
    await world.db.prisma.model.create({
      data: { id: randomUUID(), name, displayName: name, provider: "test", ...limits },
    });
    const conversationId = await begin({ model: name });
    for (let index = 0; index < 40; index += 1) {
      const role = index % 2 === 0 ? "user" : "assistant";
      await world.service.addMessage(person, {
        conversationId,
        role,
        content: `message number ${index} ${"x ".repeat(10)}`,
      });
    }
    await world.service.chat(person, { conversationId, content: "last" });

    const contents = world.chatModel.requests.at(-1)?.turns.map(({ content }) => content) ?? [];
    expect(contents.at(-1)).toBe("last");
    expect(contents.at(-2)).toContain("number 39");
    expect(contents.length).toBeLessThan(30);
    expect(contents.some((content) => content.includes("number 0 "))).toBe(false);
  });

  test("only the branch that the question follows", async () => {
    const conversationId = await begin();
    const first = await world.service.chat(person, { conversationId, content: "问一" });
    await world.service.chat(person, { conversationId, content: "问二" });
    await world.service.chat(person, { conversationId, content: "另问", parentId: first.reply.id });

    const turns = world.chatModel.requests.at(-1)?.turns.map(({ content }) => content);
    expect(turns).toEqual(["问一", "ok", "另问"]);
  });

  test("the branch to its end, however new another is, where the question names any message of it", async () => {
    const conversationId = await begin();
    const first = await world.service.chat(person, { conversationId, content: "问一" });
    const second = await world.service.chat(person, { conversationId, content: "问二" });
    await world.service.chat(person, { conversationId, content: "三", parentId: second.reply.id });
    await world.service.chat(person, { conversationId, content: "另问", parentId: first.reply.id });

    await world.service.chat(person, { conversationId, content: "接着问", belowId: second.message.id });
    const turns = world.chatModel.requests.at(-1)?.turns.map(({ content }) => content);
    expect(turns).toEqual(["问一", "ok", "问二", "ok", "三", "ok", "接着问"]);

    const elsewhere = await world.service.chat(person, { conversationId: await begin(), content: "别处" });
    const sending = world.service.send(person, {
      ...{ conversationId, content: "接着问", belowId: elsewhere.reply.id },
    });
    await expect(sending).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

test("a question longer than the model can read is refused before anything is written", async () => {
  const conversationId = await begin({ model: "glm-4-airx" });
  const sending = world.service.send(person, { conversationId, content: "字，".repeat(20_000) });

  await expect(sending).rejects.toMatchObject({ code: "CONTEXT_TOO_LONG" });
  expect(await world.service.countMessages(person, { conversationId })).toBe(0);
});

test("a model that does not exist is refused, and so is one that nothing here serves", async () => {
  await expect(begin({ model: "gpt-99" })).rejects.toMatchObject({ code: "MODEL_NOT_FOUND" });
  const conversationId = await begin({ model: "offline-assistant" });

  await expect(world.service.send(person, { conversationId, content: "问" })).rejects.toMatchObject({
    code: "MODEL_NOT_FOUND",
  });
});

test("another's conversation and messages are not there, for every verb", async () => {
  const conversationId = await begin();
  const { reply } = await world.service.chat(person, { conversationId, content: "问" });
  const stranger = await world.person();
  const { service } = world;
  const attempts = [
    () => service.get(stranger, { conversationId }),
    () => service.update(stranger, { conversationId, title: "mine" }),
    () => service.delete(stranger, { conversationId }),
    () => service.messages(stranger, { conversationId, limit: 10 }),
    () => service.countMessages(stranger, { conversationId }),
    () => service.addMessage(stranger, { conversationId, role: "user", content: "x" }),
    () => service.send(stranger, { conversationId, content: "x" }),
    () => service.stop(stranger, { messageId: reply.id }),
    () => Array.fromAsync(service.onReply(stranger, { messageId: reply.id })),
  ];

  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await service.get(person, { conversationId })).toMatchObject({ title: "题" });
  expect((await service.list(stranger, { limit: 50 })).items).toEqual([]);
});

async function* firstOf<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
  for await (const item of source) {
    yield item;
    return;
  }
}
