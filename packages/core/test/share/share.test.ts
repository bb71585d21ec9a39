import { DomainError } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { expect, test } from "vitest";
import { outcomeOf } from "../auth/outcome.ts";
import { openWorld, stranger } from "./world.ts";

const limit = 50;

test("anybody who has the link reads what was said, page by page, and learns nothing else", async () => {
  await using world = await openWorld();
  const li = await world.person();
  const { conversationId } = await world.tell(li, ["一", "二", "三", "四", "五"]);
  await world.service.update(li, { conversationId, systemPrompt: "你是秘密的" });
  await world.service.addMessage(li, { conversationId, role: "system", content: "系统的话" });

  const { token, url, messageCount } = await world.share.share(li, { conversationId, withSources: false });
  const first = await world.share.read(stranger, { token, limit: 3 });
  const second = await world.share.read(stranger, { token, limit: 3, cursor: first.nextCursor });

  expect(url).toBe(`https://claw.example/s/${token}`);
  expect(Buffer.from(token, "base64url")).toHaveLength(32);
  expect([messageCount, first.messageCount, second.nextCursor]).toEqual([5, 5, null]);
  expect([...first.items, ...second.items].map(({ content }) => content)).toEqual([
    "一",
    "二",
    "三",
    "四",
    "五",
  ]);
  expect(Object.keys(first)).toEqual(["title", "sharedAt", "messageCount", "items", "nextCursor"]);
  expect(Object.keys(first.items[0] ?? {}).sort()).toEqual(["content", "createdAt", "role", "sources"]);
  expect(JSON.stringify([first, second])).not.toMatch(/秘密|系统|[0-9a-f]{8}-[0-9a-f]{4}/);
});

test("a link shows the conversation until it was shared; sharing again keeps the link and shows the rest", async () => {
  await using world = await openWorld();
  const li = await world.person();
  const { conversationId } = await world.tell(li, ["问", "答"]);
  const { token } = await world.share.share(li, { conversationId, withSources: false });
  const shown = async () =>
    (await world.share.read(stranger, { token, limit })).items.map(({ content }) => content);

  await world.service.addMessage(li, { conversationId, role: "user", content: "只说给自己" });
  await world.db.prisma.message.updateMany({ where: { content: "答" }, data: { content: "答，又说了很多" } });
  expect(await shown()).toEqual(["问", "答"]);

  const again = await world.share.share(li, { conversationId, withSources: false });
  expect(again.token).toBe(token);
  expect(await shown()).toEqual(["问", "答，又说了很多", "只说给自己"]);
});

test("only the branch that ends at the message is shared, and not what is still being written", async () => {
  await using world = await openWorld();
  const li = await world.person();
  const { conversationId, messageIds } = await world.tell(li, ["问", "答", "旧的追问", "旧的回答"]);
  const [, answerId = "", , oldId = ""] = messageIds;
  const newer = { conversationId, parentId: answerId, role: "user", content: "新的追问" } as const;
  const { id: newerId } = await world.service.addMessage(li, newer);
  const { organizationId } = li;
  const writing = { organizationId, conversationId, parentId: newerId, role: "assistant" } as const;
  await world.db.prisma.message.create({
    data: { ...writing, id: uuidv7(), content: "正在写", status: "streaming" },
  });
  const read = async (token: string) =>
    (await world.share.read(stranger, { token, limit })).items.map(({ content }) => content);

  const { token } = await world.share.share(li, { conversationId, messageId: oldId, withSources: false });
  expect(await read(token)).toEqual(["问", "答", "旧的追问", "旧的回答"]);

  await world.share.share(li, { conversationId, withSources: false });
  expect(await read(token)).toEqual(["问", "答", "新的追问"]);
});

test("titles of sources are shared where the owner says so, and nothing else of them ever", async () => {
  await using world = await openWorld();
  const li = await world.person();
  const { conversationId, messageIds } = await world.tell(li, ["问", "见 [1]。"]);
  const [ids, place] = [
    { documentId: uuidv7(), knowledgeBaseId: uuidv7() },
    { start: 0, end: 3, page: 4 },
  ];
  const source = { number: 1, title: "手册.pdf", headings: "机密章", score: 0.9, ...ids, ...place };
  await world.db.prisma.message.update({ where: { id: messageIds[1] ?? "" }, data: { sources: [source] } });
  const sourcesOf = async (token: string) =>
    (await world.share.read(stranger, { token, limit })).items[1]?.sources;

  const { token } = await world.share.share(li, { conversationId, withSources: false });
  expect(await sourcesOf(token)).toEqual([]);

  await world.share.share(li, { conversationId, withSources: true });
  expect(await sourcesOf(token)).toEqual([{ number: 1, title: "手册.pdf" }]);
});

test("a withdrawn link opens nothing at once, for good, and its copy is gone", async () => {
  await using world = await openWorld();
  const li = await world.person();
  const { conversationId } = await world.tell(li, ["问", "答"]);
  const { token } = await world.share.share(li, { conversationId, withSources: false });

  await world.share.unshare(li, { conversationId });
  await world.share.unshare(li, { conversationId });

  expect(await outcomeOf(world.share.read(stranger, { token, limit }))).toBe("NOT_FOUND");
  expect(await world.db.prisma.sharedMessage.count()).toBe(0);
  expect(await world.share.shareOf(li, { conversationId })).toBeNull();
  const anew = await world.share.share(li, { conversationId, withSources: false });
  expect(anew.token).not.toBe(token);
  expect(await outcomeOf(world.share.read(stranger, { token, limit }))).toBe("NOT_FOUND");
});

test("a deleted conversation takes its link along", async () => {
  await using world = await openWorld();
  const li = await world.person();
  const { conversationId } = await world.tell(li, ["问", "答"]);
  const { token } = await world.share.share(li, { conversationId, withSources: false });

  await world.service.delete(li, { conversationId });

  expect(await outcomeOf(world.share.read(stranger, { token, limit }))).toBe("NOT_FOUND");
});

test("tokens that are not ours open nothing, and who tries many is kept out, also with a right one", async () => {
  await using world = await openWorld();
  const li = await world.person();
  const { conversationId } = await world.tell(li, ["问", "答"]);
  const { token } = await world.share.share(li, { conversationId, withSources: false });
  const forged = `${token.slice(0, -2)}${token.endsWith("AA") ? "BB" : "AA"}`;

  for (const wrong of [forged, "", "x", `${token}A`]) {
    expect(await outcomeOf(world.share.read(stranger, { token: wrong, limit }))).toBe("NOT_FOUND");
  }
  for (let tried = 4; tried < 60; tried += 1) {
    await world.share.read(stranger, { token: forged, limit }).catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
    });
  }

  expect(await outcomeOf(world.share.read(stranger, { token, limit }))).toBe("RATE_LIMITED");
  const elsewhere = { ...stranger, origin: { address: "203.0.113.9", userAgent: null } };
  expect(await outcomeOf(world.share.read(elsewhere, { token, limit }))).toBe("ok");
});

test("one's own links are listed, latest first, and sharing and withdrawing are audited", async () => {
  await using world = await openWorld();
  const [li, han] = [await world.person(), await world.person()];
  const shared: string[] = [];
  for (const title of ["甲", "乙", "丙"]) {
    const { conversationId } = await world.tell(li, ["问"], title);
    await world.share.share(li, { conversationId, withSources: false });
    shared.push(conversationId);
  }
  await world.share.unshare(li, { conversationId: shared[1] ?? "" });

  const first = await world.share.list(li, { limit: 1 });
  const second = await world.share.list(li, { limit: 1, cursor: first.nextCursor });

  expect([...first.items, ...second.items].map(({ title }) => title)).toEqual(["丙", "甲"]);
  expect(second.nextCursor).toBeNull();
  expect((await world.share.list(han, { limit })).items).toEqual([]);
  const events = await world.db.prisma.auditEvent.findMany({
    where: { userId: li.userId, action: { startsWith: "conversation_" } },
    orderBy: { id: "asc" },
  });
  expect(events.map(({ action }) => action)).toEqual([
    ...["conversation_shared", "conversation_shared", "conversation_shared"],
    "conversation_unshared",
  ]);
});

test("what is another's is not there, and an empty conversation cannot be shared", async () => {
  await using world = await openWorld();
  const [li, han] = [await world.person(), await world.person()];
  const { conversationId, messageIds } = await world.tell(li, ["问", "答"]);
  const own = await world.tell(han, []);
  const [messageId = ""] = messageIds;

  expect(await outcomeOf(world.share.share(han, { conversationId, withSources: false }))).toBe("NOT_FOUND");
  expect(await outcomeOf(world.share.unshare(han, { conversationId }))).toBe("NOT_FOUND");
  expect(await outcomeOf(world.share.shareOf(han, { conversationId }))).toBe("NOT_FOUND");
  const mixed = { conversationId: own.conversationId, messageId, withSources: false };
  expect(await outcomeOf(world.share.share(han, mixed))).toBe("NOT_FOUND");
  expect(
    await outcomeOf(world.share.share(han, { conversationId: own.conversationId, withSources: false })),
  ).toBe("CONFLICT");
});
