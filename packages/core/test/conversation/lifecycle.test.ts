import { randomUUID } from "node:crypto";
import type { UserActor } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { titleOf } from "./title-of.ts";
import { openProcess, openWorld, readReply, type World } from "./world.ts";

let world: World;
let person: UserActor;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  person = await world.person();
});
afterAll(() => world[Symbol.asyncDispose]());

describe("an answer whose process died", () => {
  /** Rows as a killed process leaves them: a checkpoint, and a lease that nobody renews. */
  async function abandon(content: string) {
    const { id: conversationId } = await world.service.create(person, { title: "题" });
    const question = await world.service.addMessage(person, { conversationId, role: "user", content: "问" });
    const { organizationId, userId } = person;
    const reply = {
      id: uuidv7(),
      organizationId,
      conversationId,
      parentId: question.id,
      role: "assistant" as const,
    };
    await world.db.prisma.message.create({
      data: { ...reply, content, status: "streaming", model: "test-model" },
    });
    const price = await world.db.prisma.priceVersion.findFirstOrThrow({ where: { modelId: null } });
    const call = {
      id: uuidv7(),
      organizationId,
      userId,
      conversationId,
      messageId: reply.id,
      priceVersionId: price.id,
    };
    const lease = { leaseOwner: randomUUID(), leaseExpiresAt: new Date(Date.now() - 1_000) };
    await world.db.prisma.llmCall.create({
      data: {
        ...call,
        ...lease,
        purpose: "answer",
        model: "test-model",
        provider: "test",
        state: "streaming",
      },
    });

    return { replyId: reply.id, callId: call.id };
  }

  test("becomes `interrupted` with its text, charged once for what was delivered, by any number of sweepers", async () => {
    const { replyId, callId } = await abandon("一二三");
    await using first = openProcess(world.db, { leaseSeconds: 2 });
    await using second = openProcess(world.db, { leaseSeconds: 2 });

    const [watched] = await Promise.all([
      readReply(first, person, replyId),
      readReply(second, person, replyId),
    ]);

    expect(watched).toMatchObject({
      text: "一二三",
      message: { status: "interrupted", usage: { source: "estimated" } },
    });
    const call = await world.db.prisma.llmCall.findUniqueOrThrow({ where: { id: callId } });
    expect(call.state).toBe("settled");
    const user = await world.db.prisma.user.findUniqueOrThrow({ where: { id: person.userId } });
    expect(user.totalCostMicro).toBe(call.costMicro);
    expect(call.costMicro).toBeGreaterThan(0n);
  });

  test("before its first token costs nothing", async () => {
    const { replyId } = await abandon("");
    await using process = openProcess(world.db, { leaseSeconds: 2 });

    const { message } = await readReply(process, person, replyId);
    expect(message).toMatchObject({ status: "interrupted", cost: "0.000000", usage: null });
  });
});

describe("two processes on one database", () => {
  test("the second watches what the first writes, and stops it", async () => {
    await using other = openProcess(world.db);
    world.chatModel.next({ text: "一二三" }, { hold: true }, { text: "never" });
    const { id: conversationId } = await world.service.create(person, { title: "题" });
    const asked = world.chatModel.requests.length + 1;
    const { reply } = await world.service.send(person, { conversationId, content: "问" });
    await world.chatModel.wasAsked(asked);

    const watching = readReply(other, person, reply.id);
    const stopped = await other.service.stop(person, { messageId: reply.id });

    expect(stopped).toMatchObject({ status: "stopped", content: "一二三" });
    expect((await watching).text).toBe("一二三");
  });

  test("deleting a conversation on the second ends its answer on the first", async () => {
    await using other = openProcess(world.db);
    world.chatModel.next({ text: "一" }, { hold: true }, { text: "never" });
    const { id: conversationId } = await world.service.create(person, { title: "题" });
    const asked = world.chatModel.requests.length + 1;
    const { reply } = await world.service.send(person, { conversationId, content: "问" });
    await world.chatModel.wasAsked(asked);
    const watched = world.service.onReply(person, { messageId: reply.id })[Symbol.asyncIterator]();
    expect((await watched.next()).value?.event).toEqual({ type: "delta", text: "一" });
    await other.service.delete(person, { conversationId });

    const last = (await watched.next()).value?.event;
    expect(last).toMatchObject({ type: "done", message: { status: "stopped", content: "一" } });
  });

  test("a retry that reaches the second process gets the pair of the first", async () => {
    await using other = openProcess(world.db);
    const { id: conversationId } = await world.service.create(person, { title: "题" });
    const input = { conversationId, content: "问", messageId: randomUUID() };
    const [first, second] = await Promise.all([
      world.service.send(person, input),
      other.service.send(person, input),
    ]);

    expect(first.reply.id).toBe(second.reply.id);
    expect(await readReply(other, person, first.reply.id)).toMatchObject({ text: "ok" });
  });
});

test("a process that ends lets answers finish for a while, then interrupts them with their text", async () => {
  const ending = openProcess(world.db);
  ending.chatModel.next({ text: "一" }, { hold: true });
  ending.chatModel.next({ text: "二" }, { hold: true });
  const { id: conversationId } = await ending.service.create(person, { title: "题" });
  const first = await ending.service.send(person, { conversationId, content: "问一" });
  await ending.chatModel.wasAsked(1);

  const draining = ending.generations.drain(60_000);
  await expect(ending.service.send(person, { conversationId, content: "问二" })).rejects.toMatchObject({
    code: "UNAVAILABLE",
  });
  ending.chatModel.release();
  await draining;
  expect(await readReply(world, person, first.reply.id)).toMatchObject({
    text: "一",
    message: { status: "complete" },
  });

  const another = openProcess(world.db);
  another.chatModel.next({ text: "半" }, { hold: true });
  const second = await another.service.send(person, { conversationId, content: "问三" });
  await another.chatModel.wasAsked(1);
  await another[Symbol.asyncDispose]();
  expect(await readReply(world, person, second.reply.id)).toMatchObject({
    text: "半",
    message: { status: "interrupted" },
  });
  await ending[Symbol.asyncDispose]();
});

test("deleting a conversation stops its answer, takes its messages and keeps what was paid for", async () => {
  world.chatModel.next({ text: "一二三" }, { hold: true });
  const { id: conversationId } = await world.service.create(person, { title: "题" });
  const asked = world.chatModel.requests.length + 1;
  const { reply } = await world.service.send(person, { conversationId, content: "问" });
  await world.chatModel.wasAsked(asked);
  await world.service.delete(person, { conversationId });

  await expect(world.service.get(person, { conversationId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await world.db.prisma.message.count({ where: { conversationId } })).toBe(0);
  const call = await world.db.prisma.llmCall.findFirstOrThrow({ where: { messageId: reply.id } });
  expect(call.state).toBe("settled");
  expect(call.costMicro).toBeGreaterThan(0n);
});

describe("a title", () => {
  test("is made from the first exchange, by a small call that is counted apart", async () => {
    const { id: conversationId } = await world.service.create(person, {});
    const usage = { fresh: 10, cached: 0, cacheWrite: 0, output: 5, reasoning: 0 };
    world.chatModel.next({ text: "答" }, { usage: { usage, anomaly: null } });
    world.chatModel.next({ text: "《违约责任》" }, { usage: { usage, anomaly: null } });
    let answerCost: string | null = null;
    const title = await titleOf(world, person, async () => {
      answerCost = (await world.service.chat(person, { conversationId, content: "合同违约怎么办？" })).reply
        .cost;
    });

    expect(title).toBe("违约责任");
    expect(answerCost).toBe("0.000300");
    const calls = await world.db.prisma.llmCall.findMany({
      where: { conversationId },
      orderBy: { createdAt: "asc" },
    });
    expect(calls.map(({ purpose, costMicro, state }) => [purpose, costMicro, state])).toEqual([
      ["answer", 300n, "settled"],
      ["title", 300n, "settled"],
    ]);
    expect((await world.service.get(person, { conversationId })).totalCost).toBe("0.000600");
  });

  test("falls back to the question when the model fails", async () => {
    const { id: conversationId } = await world.service.create(person, {});
    world.chatModel.next({ text: "答" });
    world.chatModel.next({ fail: new Error("down") });

    const title = await titleOf(world, person, () =>
      world.service.chat(person, { conversationId, content: "# 怎么办？\n第二行" }),
    );
    expect(title).toBe("怎么办？");
  });

  test("comes from the first exchange that was whole, when one before it failed", async () => {
    const { id: conversationId } = await world.service.create(person, {});
    world.chatModel.next({ fail: new Error("down") });
    await world.service.chat(person, { conversationId, content: "没有答成" }).catch(() => null);
    world.chatModel.next({ text: "答" });
    world.chatModel.next({ text: "第二次" });

    const title = await titleOf(world, person, () =>
      world.service.chat(person, { conversationId, content: "再问" }),
    );
    expect(title).toBe("第二次");
  });

  test("that a person gave is left alone", async () => {
    const { id: conversationId } = await world.service.create(person, { title: "我的题目" });
    const before = world.chatModel.requests.length;
    await world.service.chat(person, { conversationId, content: "问" });
    await world.service.chat(person, { conversationId, content: "又问" });

    expect(await world.service.get(person, { conversationId })).toMatchObject({
      title: "我的题目",
      titleSource: "user",
    });
    expect(world.chatModel.requests.length - before).toBe(2);
  });
});
