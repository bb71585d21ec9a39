import { randomUUID } from "node:crypto";
import type { UserActor } from "@claw/contract";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { outcomeOf, outcomesOf, times } from "../auth/outcome.ts";
import { openWorld, readReply, type World } from "../conversation/world.ts";
import { fiftySendsForTen, settleAgainstSweepers, twentyCallsForFive } from "./scenarios.ts";
import {
  admit,
  ask,
  expectAllAddsUp,
  limitAnswers,
  priceAnswers,
  setPrice,
  settle,
  walletOf,
  yuan,
} from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterEach(() => expectAllAddsUp(world.db));
afterAll(() => world[Symbol.asyncDispose]());

async function priced() {
  await priceAnswers(world.db, 1_000n);
  await limitAnswers(world.db, 1_000);
}

describe("before a request leaves", () => {
  test("money for 10 and 50 parallel sends: exactly 10 are admitted, and no provider request leaves for the other 40", async () => {
    expect(await fiftySendsForTen(world)).toEqual({
      outcomes: { ok: 10, INSUFFICIENT_BALANCE: 40 },
      asked: 10,
      heldMicro: 10n * yuan,
    });
  });

  test("the same for parallel calls outside of conversations, by two people who share a wallet", async () => {
    expect(await twentyCallsForFive(world)).toEqual({
      outcomes: { ok: 5, INSUFFICIENT_BALANCE: 15 },
      heldMicro: 5n * yuan,
    });
  });

  test("what is refused leaves nothing behind: no question, no answer, no call", async () => {
    await priced();
    const person = await world.person(1n);

    expect(await outcomeOf(ask(world, person))).toBe("INSUFFICIENT_BALANCE");

    const { organizationId } = person;
    expect(await world.db.prisma.message.count({ where: { organizationId } })).toBe(0);
    expect(await world.db.prisma.llmCall.count({ where: { organizationId } })).toBe(0);
    expect(await walletOf(world.db, person)).toMatchObject({ balanceMicro: 1n, heldMicro: 0n });
  });

  test("an answer may be as long as there is money for, and not shorter than is worth it", async () => {
    await priced();
    const person = await world.person(yuan / 2n);

    const { reply } = await ask(world, person);
    await readReply(world, person, reply.id);

    expect(world.chatModel.requests.at(-1)?.maxTokens).toBe(500);
    const poorer = await world.person((yuan * 255n) / 1_000n);
    expect(await outcomeOf(ask(world, poorer))).toBe("INSUFFICIENT_BALANCE");
  });

  test("a model that costs nothing answers who has nothing", async () => {
    await setPrice(world.db, { input: 0n, output: 0n });
    const person = await world.person(1n);
    await settle(world.db, await admit(world.db, person), { output: 5 });

    const { reply } = await ask(world, person);

    expect((await readReply(world, person, reply.id)).message).toMatchObject({
      status: "complete",
      cost: "0.000000",
    });
  });

  test("credit that was agreed on can be spent before it is paid", async () => {
    await priced();
    const person = await world.person(1n);
    await world.db.prisma.billingAccount.update({
      where: { organizationId: person.organizationId },
      data: { creditLimitMicro: 2n * yuan },
    });

    expect(await outcomesOf(times(3, () => admit(world.db, person)))).toEqual({
      ok: 2,
      INSUFFICIENT_BALANCE: 1,
    });
  });
});

describe("a call that has ended", () => {
  test("settling races two sweepers 200 times, and each call is ended and charged once", async () => {
    await priced();

    expect(await settleAgainstSweepers(world, 200)).toEqual(times(200, () => 1));
  });

  test("gives back what was held and posts what it cost: one transaction, two entries", async () => {
    await priced();
    const person = await world.person(5n * yuan);
    const call = await admit(world.db, person);
    expect(await walletOf(world.db, person)).toMatchObject({ balanceMicro: 5n * yuan, heldMicro: yuan });

    await settle(world.db, call, { fresh: 100, output: 300 });

    expect(await walletOf(world.db, person)).toMatchObject({ balanceMicro: 4_700_000n, heldMicro: 0n });
    const posted = await world.db.prisma.ledgerTransaction.findMany({
      where: { callId: call.callId },
      include: { entries: { orderBy: { amountMicro: "asc" } } },
    });
    expect(posted).toMatchObject([
      {
        kind: "usage",
        idempotencyKey: `${call.callId}:usage`,
        entries: [{ amountMicro: -300_000n, balanceAfterMicro: 4_700_000n }, { amountMicro: 300_000n }],
      },
    ]);
  });

  test("a call knows the tier that it was admitted under, whatever its person has later", async () => {
    await priced();
    const person = await world.person(5n * yuan);
    const { userId: id } = person;
    const before = await admit(world.db, person);
    await world.db.prisma.user.update({ where: { id }, data: { subscriptionTier: "pro" } });
    await settle(world.db, before, { fresh: 1, output: 1 });
    const after = await admit(world.db, person);

    const calls = await world.db.prisma.llmCall.findMany({ where: { userId: id } });
    const tiers = new Map(calls.map((call) => [call.id, call.tier]));
    expect([tiers.get(before.callId), tiers.get(after.callId)]).toEqual(["free", "pro"]);
  });

  test("without anything delivered moves no money", async () => {
    await priced();
    const person = await world.person(5n * yuan);
    const call = await admit(world.db, person);

    await settle(world.db, call, null);

    expect(await walletOf(world.db, person)).toMatchObject({ balanceMicro: 5n * yuan, heldMicro: 0n });
    expect(await world.db.prisma.ledgerTransaction.count({ where: { callId: call.callId } })).toBe(0);
    const row = await world.db.prisma.llmCall.findUniqueOrThrow({ where: { id: call.callId } });
    expect(row).toMatchObject({ state: "released", costMicro: 0n });
  });

  test("that cost more than was held is posted in full, and the next is refused until the debt is paid", async () => {
    await priced();
    const person = await world.person(yuan);
    const call = await admit(world.db, person);

    await settle(world.db, call, { output: 1_500 });

    expect(await walletOf(world.db, person)).toEqual({
      balanceMicro: -500_000n,
      heldMicro: 0n,
      undrawnMicro: 1_500_000n,
    });
    expect(await outcomeOf(admit(world.db, person))).toBe("INSUFFICIENT_BALANCE");
  });

  test("keeps the price that it was admitted at, whatever it costs meanwhile", async () => {
    await priced();
    const person = await world.person(5n * yuan);
    const call = await admit(world.db, person);
    await setPrice(world.db, { input: 0n, output: 7_000n * yuan });

    await settle(world.db, call, { output: 100 });

    expect((await walletOf(world.db, person)).balanceMicro).toBe(4_900_000n);
  });
});

describe("an answer that is longer than what is held for it", () => {
  /** A model that does not heed how long it may be. */
  async function flood(person: UserActor, pieces: number) {
    world.chatModel.next(...times(pieces, () => ({ text: "钱".repeat(200) })));
    const { reply } = await ask(world, person);

    return readReply(world, person, reply.id);
  }

  test("goes on where the wallet has more, and is charged for all of it", async () => {
    await priced();
    const person = await world.person(100n * yuan);

    const { message } = await flood(person, 20);

    expect(message).toMatchObject({ status: "complete", finishReason: "stop" });
    expect(message.content).toHaveLength(4_000);
    expect((await walletOf(world.db, person)).balanceMicro).toBeLessThan(97n * yuan);
  });

  test("is stopped where it has not, says so, keeps its text and can go on once there is money", async () => {
    await priced();
    const person = await world.person(yuan);

    const { message } = await flood(person, 20);

    expect(message).toMatchObject({ status: "complete", finishReason: "balance" });
    expect(message.content.length).toBeLessThan(2_500);
    expect(await outcomeOf(world.service.continue(person, { messageId: message.id }))).toBe(
      "INSUFFICIENT_BALANCE",
    );
  });
});

test("five parallel retries of one send are one question, one call and one charge", async () => {
  await priced();
  const person = await world.person(5n * yuan);
  const { id: conversationId } = await world.service.create(person, { title: "题" });
  const messageId = randomUUID();
  const send = () => world.service.send(person, { conversationId, content: "问", messageId });

  const pairs = await Promise.all(times(5, send));
  const [first] = pairs;
  await readReply(world, person, first?.reply.id ?? "");

  expect(new Set(pairs.map(({ reply }) => reply.id)).size).toBe(1);
  expect(await world.db.prisma.llmCall.count({ where: { conversationId } })).toBe(1);
  expect(await world.db.prisma.ledgerTransaction.count({ where: { call: { conversationId } } })).toBe(1);
  expect(await outcomeOf(world.service.send(person, { conversationId, content: "别的", messageId }))).toBe(
    "CONFLICT",
  );
});

test("regenerating is a call and a charge of its own", async () => {
  await priced();
  const person = await world.person(5n * yuan);
  world.chatModel.next({ text: "一" });
  const { reply } = await ask(world, person);
  await readReply(world, person, reply.id);

  world.chatModel.next({ text: "二" });
  const again = await world.service.regenerate(person, { messageId: reply.id });
  await readReply(world, person, again.reply.id);

  const { organizationId } = person;
  const posted = await world.db.prisma.ledgerTransaction.findMany({
    where: { organizationId, kind: "usage" },
  });
  expect(new Set(posted.map(({ callId }) => callId)).size).toBe(2);
});
