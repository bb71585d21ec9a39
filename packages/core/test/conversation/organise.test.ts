import { randomUUID } from "node:crypto";
import { maxPinned, type UserActor } from "@claw/contract";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sweepTemporary, temporaryLifeMs } from "../../src/conversation/sweep-temporary.ts";
import { openWorld, type World } from "./world.ts";

let world: World;
let person: UserActor;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  person = await world.person();
});
afterAll(() => world[Symbol.asyncDispose]());

const create = (title: string) => world.service.create(person, { title });
const titles = async (filter: { isArchived?: boolean; isPinned?: boolean; query?: string }) =>
  (await world.service.list(person, { limit: 50, ...filter })).items.map(({ title }) => title);

test("pinned and archived ones can be listed apart, and a list that says nothing has all", async () => {
  const [pinned, archived] = [await create("钉住的"), await create("归档的")];
  await create("普通的");
  await world.service.update(person, { conversationId: pinned.id, isPinned: true });
  await world.service.update(person, { conversationId: archived.id, status: "archived" });

  expect(await titles({ isArchived: false, isPinned: true })).toEqual(["钉住的"]);
  expect(await titles({ isArchived: false, isPinned: false })).toEqual(["普通的"]);
  expect(await titles({ isArchived: true })).toEqual(["归档的"]);
  expect(await titles({})).toEqual(["普通的", "归档的", "钉住的"]);
  expect(await titles({ isArchived: true, query: "的" })).toEqual(["归档的"]);
  expect(await world.service.count(person, { isArchived: false, query: "的" })).toBe(2);
});

test("several change at once and every device hears of each, or none does where one is another's", async () => {
  const leaving = new AbortController();
  const made = [await create("一"), await create("二")];
  const heard = world.service.onChange(person, {}, leaving.signal)[Symbol.asyncIterator]();
  const ids = made.map(({ id }) => id);
  const news = [heard.next(), heard.next()];

  await world.service.updateMany(person, { conversationIds: ids, status: "archived", isPinned: true });
  const events = (await Promise.all(news)).map(({ value }) => value?.event);
  leaving.abort();

  expect(events).toHaveLength(2);
  for (const event of events) {
    expect(event).toMatchObject({
      type: "conversation",
      conversation: { status: "archived", isPinned: true },
    });
  }
  const foreign = await world.service.create(await world.person(), {});
  const mixed = { conversationIds: [ids[0] ?? "", foreign.id] };
  await expect(world.service.updateMany(person, { ...mixed, status: "active" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await expect(world.service.deleteMany(person, mixed)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await titles({ isArchived: true })).toHaveLength(2);
});

test("several are deleted at once with what is being answered in them, and what it cost stays", async () => {
  world.chatModel.next({ text: "写了一些" }, { hold: true }, { text: "never" });
  const [first, second] = [await create("一"), await create("二")];
  const { reply } = await world.service.send(person, { conversationId: first.id, content: "问" });
  for await (const { event } of world.service.onReply(person, { messageId: reply.id })) {
    if (event.type === "delta") break;
  }

  await world.service.deleteMany(person, { conversationIds: [first.id, second.id, first.id] });

  expect(await titles({})).toEqual([]);
  const call = await world.db.prisma.llmCall.findFirstOrThrow({ where: { messageId: reply.id } });
  expect(call).toMatchObject({ state: "settled" });
  expect(call.costMicro).toBeGreaterThan(0n);
});

test("no more can be pinned than one page shows", async () => {
  const { organizationId, userId } = person;
  await world.db.prisma.conversation.createMany({
    data: Array.from({ length: maxPinned }, () => ({
      id: randomUUID(),
      organizationId,
      ownerId: userId,
      title: "钉",
      isPinned: true,
    })),
  });
  const { id: conversationId } = await create("多一个");

  await expect(world.service.update(person, { conversationId, isPinned: true })).rejects.toMatchObject({
    code: "CONFLICT",
  });
  await expect(
    world.service.updateMany(person, { conversationIds: [conversationId], isPinned: true }),
  ).rejects.toMatchObject({ code: "CONFLICT" });
});

describe("a temporary conversation", () => {
  test("is in no list, count or search, is named by no call, and can be read by its owner", async () => {
    const { id: conversationId } = await world.service.create(person, { isTemporary: true });
    const asked = world.chatModel.requests.length;
    world.chatModel.next({ text: "悄悄话" });
    const { reply } = await world.service.chat(person, { conversationId, content: "悄悄问" });

    expect(await titles({})).toEqual([]);
    expect(await titles({ query: "悄悄" })).toEqual([]);
    expect(await world.service.count(person, {})).toBe(0);
    expect((await world.service.search(person, { query: "悄悄", limit: 20 })).items).toEqual([]);
    expect(await world.service.get(person, { conversationId })).toMatchObject({ isTemporary: true });
    const calls = await world.db.prisma.llmCall.findMany({ where: { conversationId } });
    expect(calls.map(({ purpose, messageId }) => [purpose, messageId])).toEqual([["answer", reply.id]]);
    expect(world.chatModel.requests.length - asked).toBe(1);
  });

  test("goes a day after its last activity, with word to every device, and its charges stay", async () => {
    const old = await world.service.create(person, { isTemporary: true });
    const fresh = await world.service.create(person, { isTemporary: true });
    const kept = await create("留下的");
    world.chatModel.next({ text: "答" });
    await world.service.chat(person, { conversationId: old.id, content: "问" });
    const before = new Date(Date.now() - temporaryLifeMs - 1_000);
    await world.db.prisma.conversation.updateMany({
      where: { id: { in: [old.id, kept.id] } },
      data: { lastActivityAt: before },
    });
    const told: unknown[] = [];

    await sweepTemporary({
      db: world.db,
      clock: { now: () => new Date() },
      log: { debug() {}, info() {}, warn() {}, error() {} },
      changes: { publish: (userId, event) => told.push([userId, event]), async *watch() {} },
      targets: { recall: () => null, remember() {}, rememberModel() {}, forget() {} },
    });

    expect(told).toEqual([[person.userId, { type: "conversationDeleted", conversationId: old.id }]]);
    const left = await world.db.prisma.conversation.findMany({ where: { ownerId: person.userId } });
    expect(new Set(left.map(({ id }) => id))).toEqual(new Set([fresh.id, kept.id]));
    const call = await world.db.prisma.llmCall.findFirstOrThrow({ where: { conversationId: old.id } });
    expect(call).toMatchObject({ state: "settled" });
    const moved = await world.db.prisma.ledgerTransaction.count({
      where: { organizationId: person.organizationId, kind: "usage" },
    });
    expect(moved).toBeGreaterThan(0);
  });
});
