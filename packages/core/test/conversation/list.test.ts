import { randomUUID } from "node:crypto";
import type { UserActor } from "@claw/contract";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openWorld, readReply, type World } from "./world.ts";

let world: World;
let person: UserActor;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  person = await world.person();
});
afterAll(() => world[Symbol.asyncDispose]());

test("conversations page through by cursor and by number, newest activity first, none twice", async () => {
  const made: string[] = [];
  for (let index = 0; index < 25; index += 1)
    made.push((await world.service.create(person, { title: `会话 ${index}` })).id);
  await world.service.addMessage(person, { conversationId: made[3] ?? "", role: "user", content: "新" });

  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await world.service.list(person, { limit: 10, cursor });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null);

  expect(seen).toHaveLength(25);
  expect(new Set(seen)).toEqual(new Set(made));
  expect(seen[0]).toBe(made[3]);
  const numbered = await world.service.list(person, { limit: 10, skip: 20 });
  expect(numbered.items.map(({ id }) => id)).toEqual(seen.slice(20));
  expect(await world.service.count(person, {})).toBe(25);
});

test("a conversation comes to the top while its answer is waited for, and stays there when it ends", async () => {
  const { id: older } = await world.service.create(person, {});
  const { id: newer } = await world.service.create(person, {});
  const newestFirst = async () => (await world.service.list(person, { limit: 10 })).items.map(({ id }) => id);
  expect(await newestFirst()).toEqual([newer, older]);

  world.chatModel.next({ hold: true }, { text: "好" });
  const { reply } = await world.service.send(person, { conversationId: older, content: "在吗" });
  await expect.poll(newestFirst, { timeout: 10_000 }).toEqual([older, newer]);

  world.chatModel.release();
  expect((await readReply(world, person, reply.id)).text).toBe("好");
  expect(await newestFirst()).toEqual([older, newer]);
});

test("search finds titles and messages, takes wildcards as they are, and counts what it finds", async () => {
  const { service } = world;
  const byTitle = await service.create(person, { title: "合同违约" });
  const byMessage = await service.create(person, { title: "别的" });
  await service.addMessage(person, {
    conversationId: byMessage.id,
    role: "user",
    content: "关于违约金 100%_a",
  });
  await service.create(person, { title: "无关" });

  const found = await service.list(person, { limit: 50, query: "违约" });
  expect(new Set(found.items.map(({ id }) => id))).toEqual(new Set([byTitle.id, byMessage.id]));
  expect(await service.count(person, { query: "违约" })).toBe(2);
  expect((await service.list(person, { limit: 50, query: "100%_A" })).items.map(({ id }) => id)).toEqual([
    byMessage.id,
  ]);
  expect((await service.list(person, { limit: 50, query: "%" })).items).toHaveLength(1);
});

test("archived conversations are found by their status", async () => {
  const { id } = await world.service.create(person, { title: "旧" });
  await world.service.update(person, { conversationId: id, status: "archived" });

  expect((await world.service.list(person, { limit: 50, status: "active" })).items).toEqual([]);
  expect(
    (await world.service.list(person, { limit: 50, status: "archived" })).items.map((each) => each.id),
  ).toEqual([id]);
});

test("messages page backwards by cursor, each page oldest first, and forwards by number", async () => {
  const { id: conversationId } = await world.service.create(person, {});
  for (let index = 0; index < 7; index += 1) {
    await world.service.addMessage(person, {
      conversationId,
      role: "user",
      content: String(index),
      messageId: randomUUID(),
    });
  }
  const newest = await world.service.messages(person, { conversationId, limit: 3 });
  const older = await world.service.messages(person, { conversationId, limit: 3, cursor: newest.nextCursor });
  const oldest = await world.service.messages(person, { conversationId, limit: 3, cursor: older.nextCursor });
  const contents = (page: typeof newest) => page.items.map(({ content }) => content).join("");

  expect([contents(newest), contents(older), contents(oldest)]).toEqual(["456", "123", "0"]);
  expect(oldest.nextCursor).toBeNull();
  expect(contents(await world.service.messages(person, { conversationId, limit: 3, skip: 0 }))).toBe("012");
});

test("messages are read around one of them, and on from there in both directions, none twice and none left out", async () => {
  const { id: conversationId } = await world.service.create(person, {});
  const ids: string[] = [];
  for (let index = 0; index < 9; index += 1) {
    const content = String(index);
    ids.push((await world.service.addMessage(person, { conversationId, role: "user", content })).id);
  }
  const read = (from: { aroundId?: string | undefined; cursor?: string | null }) =>
    world.service.messages(person, { conversationId, limit: 4, ...from });
  const contents = ({ items }: Awaited<ReturnType<typeof read>>) =>
    items.map(({ content }) => content).join("");

  const around = await read({ aroundId: ids[4] });
  const older = await read({ cursor: around.nextCursor });
  const newer = await read({ aroundId: ids[4], cursor: around.newerCursor });
  expect([contents(older), contents(around), contents(newer)]).toEqual(["01", "2345", "678"]);
  expect([older.nextCursor, newer.newerCursor]).toEqual([null, null]);
  expect(contents(await read({ cursor: newer.nextCursor }))).toBe("2345");
  expect(contents(await read({ cursor: older.newerCursor }))).toBe("2345");
  expect(contents(await read({ aroundId: ids[0] }))).toBe("01");
  expect(await read({ aroundId: ids[8] })).toMatchObject({ newerCursor: null });

  const elsewhere = await world.service.create(person, {});
  const foreign = { conversationId: elsewhere.id, limit: 4, aroundId: ids[4] };
  await expect(world.service.messages(person, foreign)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a cursor that no list gave is refused", async () => {
  const { id: conversationId } = await world.service.create(person, {});
  const forged = { limit: 10, cursor: "x'; drop table users" };

  await expect(world.service.list(person, forged)).rejects.toMatchObject({ code: "INVALID_INPUT" });
  await expect(world.service.messages(person, { conversationId, ...forged })).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
});

test("creating again with the same id gives the same conversation, with another's id a conflict", async () => {
  const id = randomUUID();
  const first = await world.service.create(person, { id, title: "一" });
  expect(await world.service.create(person, { id, title: "二" })).toEqual(first);

  await expect(world.service.create(await world.person(), { id })).rejects.toMatchObject({
    code: "CONFLICT",
  });
});

test("other clients of a person hear of every change, nobody else's do, and one that missed too much is told", async () => {
  const stranger = await world.person();
  const leaving = new AbortController();
  const heard = world.service.onChange(person, {}, leaving.signal)[Symbol.asyncIterator]();
  const first = heard.next();
  await world.service.create(stranger, { title: "别人的" });
  const { id: conversationId } = await world.service.create(person, { title: "我的" });
  await world.service.delete(person, { conversationId });

  const created = await first;
  expect(created.value?.event).toMatchObject({ type: "conversation", conversation: { id: conversationId } });
  const deleted = await heard.next();
  expect(deleted.value?.event).toEqual({ type: "conversationDeleted", conversationId });
  leaving.abort();

  const resumed = world.service
    .onChange(person, { lastEventId: created.value?.id ?? null })
    [Symbol.asyncIterator]();
  expect((await resumed.next()).value).toEqual(deleted.value);
  const foreign = world.service.onChange(person, { lastEventId: "00000000.5" })[Symbol.asyncIterator]();
  expect((await foreign.next()).value?.event).toEqual({ type: "reset" });
});
