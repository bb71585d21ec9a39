import type { UserActor } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { expect, test } from "vitest";
import { outcomeOf } from "../auth/outcome.ts";
import { stranger } from "../share/world.ts";
import { openWorld, type World } from "./world.ts";

async function everything(world: World, person: UserActor): Promise<string> {
  let text = "";
  for await (const piece of world.archive.readAll(person)) text += piece;

  return text;
}

test("a branch is exported as Markdown, from its first message to the chosen one, under a name that files may have", async () => {
  await using world = await openWorld();
  const li = await world.person();
  const { id: conversationId } = await world.service.create(li, { title: "租约: a/b?" });
  const first = await world.service.addMessage(li, { conversationId, role: "user", content: "问 `代码`" });
  const second = await world.service.addMessage(li, { conversationId, role: "assistant", content: "**答**" });
  await world.service.addMessage(li, { conversationId, role: "user", content: "后来" });
  await world.service.addMessage(li, {
    conversationId,
    role: "assistant",
    content: "旁支",
    parentId: first.id,
  });

  const order = { conversationId, format: "markdown", messageId: second.id } as const;
  const file = await world.archive.exportConversation(li, order);
  const newest = await world.archive.exportConversation(li, { conversationId, format: "markdown" });

  expect([file.fileName, file.mediaType]).toEqual(["租约 a b.md", "text/markdown"]);
  expect(file.content).toContain("# 租约: a/b?");
  expect(file.content.match(/^## .*|^问.*|^\*\*.*/gm)).toEqual([
    "## user",
    "问 `代码`",
    "## assistant",
    "**答**",
  ]);
  expect(newest.content).toContain("旁支");
  expect(newest.content).not.toContain("后来");
  const other = await world.person();
  expect(await outcomeOf(world.archive.exportConversation(other, order))).toBe("NOT_FOUND");
});

test("everything of one's own is one JSON text, and nothing of anybody else", async () => {
  await using world = await openWorld();
  const [li, han] = [await world.person(), await world.person()];
  const usage = { fresh: 100, cached: 0, cacheWrite: 0, output: 50, reasoning: 0 };
  for (const [person, word] of [
    [li, "李的话"],
    [han, "韩的话"],
  ] as const) {
    const { id: conversationId } = await world.service.create(person, { title: word });
    world.chatModel.next({ text: `答${word}` }, { usage: { usage, anomaly: null } });
    await world.service.chat(person, { conversationId, content: word });
    const scope = { organizationId: person.organizationId, ownerId: person.userId };
    await world.db.prisma.knowledgeBase.create({ data: { id: uuidv7(), ...scope, name: word } });
  }

  const { id: passing } = await world.service.create(li, { title: "不留下的", isTemporary: true });
  await world.service.addMessage(li, { conversationId: passing, role: "user", content: "说过就算" });

  const text = await everything(world, li);
  const data = JSON.parse(text);

  expect(Object.keys(data)).toEqual([
    ...["format", "version", "exportedAt", "currency", "profile", "conversations", "prompts"],
    ...["knowledgeBases", "usage", "ledger"],
  ]);
  expect(data.conversations[0].messages.map(({ content }: { content: string }) => content)).toEqual([
    "李的话",
    "答李的话",
  ]);
  expect([data.knowledgeBases[0].name, data.usage.length > 0, data.ledger.length > 1]).toEqual([
    "李的话",
    true,
    true,
  ]);
  expect(text).not.toMatch(/韩的话|passwordHash|说过就算/);
  const other = await world.person();
  const result = await world.archive.importFile(other, new Blob([text]));
  expect([result.conversations.created, result.messages]).toEqual([1, 2]);
  expect(
    await world.db.prisma.auditEvent.count({ where: { action: "data_exported", userId: li.userId } }),
  ).toBe(1);
});

test("a ticket is its person's for a minute, while the session lasts; a changed one is nobody's", async () => {
  await using world = await openWorld();
  const li = await world.person();
  const { userId, organizationId, sessionId } = li;
  const expiresAt = new Date(Date.now() + 3_600_000);
  await world.db.prisma.session.create({ data: { id: sessionId, userId, organizationId, expiresAt } });

  const { url } = await world.archive.exportData(li);
  const ticket = new URL(url, "http://localhost").searchParams.get("ticket") ?? "";

  expect(await world.archive.redeem(ticket, stranger)).toMatchObject({ userId, organizationId });
  for (const wrong of ["", "a.b", `${ticket}A`, `A${ticket}`]) {
    expect(await outcomeOf(world.archive.redeem(wrong, stranger))).toBe("UNAUTHENTICATED");
  }
  await world.db.prisma.session.update({ where: { id: sessionId }, data: { endedAt: new Date() } });
  expect(await outcomeOf(world.archive.redeem(ticket, stranger))).toBe("UNAUTHENTICATED");
});
