import { DomainError, type UserActor } from "@claw/contract";
import type { FallbackReason } from "@claw/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectAllAddsUp, walletOf } from "../billing/world.ts";
import { addModel, broken, nameFallbacks } from "./fallbacks.ts";
import { titleOf } from "./title-of.ts";
import { modelName, openWorld, readReply, type World } from "./world.ts";

const usage = { fresh: 1_000, cached: 0, cacheWrite: 0, output: 500, reasoning: 0 };
const answered = { usage: { usage, anomaly: null } };

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await addModel(world.db, "second", 2_000_000n);
  await addModel(world.db, "third", 3_000_000n);
  await nameFallbacks(world.db, ["second", "third"]);
});
afterAll(() => world[Symbol.asyncDispose]());

/** A question to the usual model, answered to its end, with the calls that were made for it. */
async function ask(person: UserActor) {
  const { id: conversationId } = await world.service.create(person, { title: "题" });
  const { reply } = await world.service.send(person, { conversationId, content: "问" });
  const { message, text } = await readReply(world, person, reply.id);
  const calls = await world.db.prisma.llmCall.findMany({
    where: { messageId: reply.id },
    orderBy: { createdAt: "asc" },
    include: { transactions: true },
  });

  return { message, text, calls, conversationId };
}

test.each<[string, DomainError["code"], FallbackReason]>([
  ["cannot be reached", "PROVIDER_FAILED", "unreachable"],
  ["fails", "PROVIDER_FAILED", "failing"],
  ["is busy", "RATE_LIMITED", "limited"],
  ["is too slow", "PROVIDER_TIMEOUT", "timeout"],
  ["refuses the key", "PROVIDER_REJECTED_KEY", "wrongKey"],
])(
  "a provider that %s before the first token: the next model answers, and it alone is charged",
  async (_what, code, reason) => {
    const person = await world.person();
    const before = await walletOf(world.db, person);
    world.chatModel.next({ fail: broken(code, reason) });
    world.chatModel.next({ text: "二号" }, answered);

    const { message, text, calls } = await ask(person);

    expect({ text, model: message.model, status: message.status }).toEqual({
      text: "二号",
      model: "second",
      status: "complete",
    });
    expect(world.chatModel.requests.slice(-2).map(({ model }) => model)).toEqual([modelName, "up-second"]);
    // 1 500 tokens at ¥2 per million.
    expect(message.cost).toBe("0.003000");
    expect(calls).toMatchObject([
      { model: modelName, state: "released", errorCode: code, costMicro: 0n, transactions: [] },
      {
        model: "second",
        state: "settled",
        errorCode: null,
        costMicro: 3_000n,
        transactions: [{ kind: "usage" }],
      },
    ]);
    expect(await walletOf(world.db, person)).toMatchObject({
      balanceMicro: before.balanceMicro - 3_000n,
      heldMicro: 0n,
    });
    await expectAllAddsUp(world.db);
  },
);

test("models are asked in their order until one answers, and the first failure is told where none does", async () => {
  const person = await world.person();
  world.chatModel.next({ fail: broken("PROVIDER_FAILED", "failing") });
  world.chatModel.next({ fail: broken("PROVIDER_TIMEOUT", "timeout") });
  world.chatModel.next({ text: "三号" }, answered);
  expect((await ask(person)).message).toMatchObject({ model: "third", content: "三号", cost: "0.004500" });

  for (let n = 0; n < 3; n += 1) world.chatModel.next({ fail: broken("PROVIDER_FAILED", "failing") });
  const { message, calls } = await ask(person);

  expect(message).toMatchObject({ status: "failed", errorCode: "PROVIDER_FAILED", cost: "0.000000" });
  expect(calls.map(({ model, state }) => `${model} ${state}`)).toEqual([
    `${modelName} released`,
    "second released",
    "third released",
  ]);
  expect(await walletOf(world.db, person)).toMatchObject({ heldMicro: 0n });
  await expectAllAddsUp(world.db);
});

test("a title is written by the next model as well, which alone is charged for it", async () => {
  const person = await world.person();
  const before = await walletOf(world.db, person);
  const { id: conversationId } = await world.service.create(person, {});
  world.chatModel.next(
    { text: "答" },
    { usage: { usage: { ...usage, fresh: 0, output: 0 }, anomaly: null } },
  );
  world.chatModel.next({ fail: broken("PROVIDER_FAILED", "unreachable") });
  world.chatModel.next({ text: "违约责任" }, answered);

  const title = await titleOf(world, person, () =>
    world.service.chat(person, { conversationId, content: "合同违约怎么办？" }),
  );

  expect(title).toBe("违约责任");
  const calls = await world.db.prisma.llmCall.findMany({
    where: { conversationId, purpose: "title" },
    orderBy: { createdAt: "asc" },
  });
  expect(calls).toMatchObject([
    { model: modelName, state: "released", errorCode: "PROVIDER_FAILED", costMicro: 0n },
    { model: "second", state: "settled", errorCode: null, costMicro: 3_000n },
  ]);
  expect(await walletOf(world.db, person)).toMatchObject({
    balanceMicro: before.balanceMicro - 3_000n,
    heldMicro: 0n,
  });
  await expectAllAddsUp(world.db);
});

test("after the first token nobody else answers: what has come stays and is charged", async () => {
  const person = await world.person();
  const asked = world.chatModel.requests.length;
  world.chatModel.next({ text: "一" }, { fail: broken("PROVIDER_FAILED", "unreachable") });

  const { message, calls } = await ask(person);

  expect(message).toMatchObject({ model: modelName, status: "failed", content: "一" });
  expect(calls).toHaveLength(1);
  expect(world.chatModel.requests.length - asked).toBe(1);
});

test("a request that is at fault itself is not sent elsewhere", async () => {
  world.chatModel.next({ fail: new DomainError("PROVIDER_FAILED", { message: "400" }) });

  const { message, calls } = await ask(await world.person());

  expect(message).toMatchObject({ model: modelName, status: "failed" });
  expect(calls).toHaveLength(1);
});

test("a model that the tier may not ask, that is disabled, or that is too small is passed over", async () => {
  const { prisma } = world.db;
  await addModel(world.db, "pro-only", 1_000_000n);
  await prisma.model.update({ where: { name: "pro-only" }, data: { tiers: ["pro"] } });
  await addModel(world.db, "disabled", 1_000_000n);
  await prisma.model.update({ where: { name: "disabled" }, data: { enabled: false } });
  await addModel(world.db, "tiny", 1_000_000n, 100);
  await nameFallbacks(world.db, ["pro-only", "disabled", "tiny", "third"]);
  world.chatModel.next({ fail: broken("PROVIDER_FAILED", "failing") });
  world.chatModel.next({ text: "三号" }, answered);

  expect((await ask(await world.person())).message).toMatchObject({ model: "third", content: "三号" });
  await nameFallbacks(world.db, ["second", "third"]);
});

test("what cannot be paid for is passed over, and what was held for the first is given back for it", async () => {
  // Enough for the usual model's shortest answer at ¥20, and for a cheaper one; not for ¥90 000.
  const person = await world.person(60_000n);
  await addModel(world.db, "unaffordable", 90_000_000_000n);
  await nameFallbacks(world.db, ["unaffordable", "second"]);
  world.chatModel.next({ fail: broken("PROVIDER_FAILED", "failing") });
  world.chatModel.next({ text: "二号" }, answered);

  const { message, calls } = await ask(person);

  expect(message).toMatchObject({ model: "second", content: "二号" });
  expect(calls).toHaveLength(2);
  await nameFallbacks(world.db, ["second", "third"]);
  await expectAllAddsUp(world.db);
});

test("a stop while the other model answers stops it", async () => {
  const person = await world.person();
  world.chatModel.next({ fail: broken("PROVIDER_FAILED", "failing") });
  world.chatModel.next({ text: "二" }, { hold: true });
  const asked = world.chatModel.requests.length;
  const { id: conversationId } = await world.service.create(person, { title: "题" });
  const { reply } = await world.service.send(person, { conversationId, content: "问" });
  await world.chatModel.wasAsked(asked + 2);

  const message = await world.service.stop(person, { messageId: reply.id });

  expect(message).toMatchObject({ status: "stopped", model: "second" });
  await expectAllAddsUp(world.db);
});
