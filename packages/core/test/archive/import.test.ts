import type { UserActor } from "@claw/contract";
import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { outcomeOf } from "../auth/outcome.ts";
import { fileOf, node, openWorld, type World } from "./world.ts";

async function shownOf(world: World, person: UserActor) {
  const { items } = await world.service.list(person, { limit: 50 });
  return Promise.all(
    items.map(async ({ id, title }) => {
      const { items: messages } = await world.service.messages(person, { conversationId: id, limit: 100 });
      return { title, texts: messages.map(({ role, content }) => [role, content]), messages };
    }),
  );
}

const chatGpt = {
  id: "c-1",
  conversation_id: "c-1",
  title: "押金\n和租约",
  create_time: 1_700_000_000.25,
  update_time: 1_700_000_900,
  current_node: "a2",
  mapping: Object.fromEntries([
    node("root", null, null),
    node("sys", "root", { role: "system", parts: ["你是助手"], hidden: true }),
    node("q1", "sys", { role: "user", parts: ["看这张图", { content_type: "image_asset_pointer" }] }),
    node("a2", "t1", { role: "assistant", parts: ["新的回答"], model: "gpt-4o" }),
    node("t1", "q1", { role: "tool", type: "execution_output", text: "42" }),
    node("a1", "q1", { role: "assistant", type: "code", text: "print(1)" }),
    node("empty", "a2", { role: "assistant", parts: [""] }),
  ]),
};

test("ChatGPT's export comes with its tree, its times and its code; the branch in use is the newest", async () => {
  await using world = await openWorld();
  const li = await world.person();

  const result = await world.archive.importFile(li, fileOf([chatGpt]));

  expect(result).toEqual({
    conversations: { created: 1, completed: 0, unchanged: 0, skipped: 0 },
    messages: 3,
    left: { attachments: 1, hidden: 2, cut: 0 },
  });
  const [shown] = await shownOf(world, li);
  expect(shown?.title).toBe("押金 和租约");
  expect(shown?.texts).toEqual([
    ["user", "看这张图\n\n[图片或附件 / image or attachment]"],
    ["assistant", "```python\nprint(1)\n```"],
    ["assistant", "新的回答"],
  ]);
  const [question, other, answer] = shown?.messages ?? [];
  expect([other?.parentId, answer?.parentId]).toEqual([question?.id, question?.id]);
  expect(answer).toMatchObject({
    model: "gpt-4o",
    usage: null,
    cost: null,
    createdAt: "2023-11-14T22:13:20.500Z",
  });
});

test("whoever waits hears how many conversations are there, in few steps however many there are", async () => {
  await using world = await openWorld();
  const li = await world.person();
  const many = Array.from({ length: 100 }, (_, n) => ({
    ...chatGpt,
    id: `c-${n}`,
    conversation_id: `c-${n}`,
  }));

  await world.archive.importFile(li, fileOf(many));

  expect(world.told[0]).toEqual({ type: "importing", stored: 0, found: 100 });
  expect(world.told.at(-1)).toEqual({ type: "importing", stored: 100, found: 100 });
  expect(world.told.length).toBeGreaterThan(20);
  expect(world.told.length).toBeLessThanOrEqual(41);
});

test("the ZIP that ChatGPT sends is read as it is, in one file or in several, whatever else is in it", async () => {
  await using world = await openWorld();
  const li = await world.person();
  const json = (id: string) => strToU8(JSON.stringify([{ ...chatGpt, id, conversation_id: id }]));
  const one = zipSync({
    "user.json": strToU8("{}"),
    "export/conversations.json": json("c-1"),
    "file-1.png": new Uint8Array(5_000),
  });
  const several = zipSync({
    "conversations-001.json": [json("c-3"), { level: 0 }],
    "conversations-000.json": json("c-2"),
    "shared_conversations.json": strToU8("[]"),
  });

  expect((await world.archive.importFile(li, new Blob([one]))).conversations.created).toBe(1);
  expect((await world.archive.importFile(li, new Blob([several]))).conversations.created).toBe(2);
  expect((await world.archive.importFile(li, new Blob([one]))).conversations.unchanged).toBe(1);
});

test("a ZIP that is damaged, has no conversations, or would become far too large is refused", async () => {
  await using world = await openWorld();
  const li = await world.person();
  const whole = zipSync({ "conversations.json": strToU8(JSON.stringify([chatGpt])) });
  const lying = whole.slice();
  const sizeAt = lying.findLastIndex((_, at) => lying[at] === 0x50 && lying[at + 2] === 0x01) + 24;
  lying.set([10, 0, 0, 0], sizeAt);
  const bad = [
    whole.slice(0, -30),
    whole.map((byte, at) => (at > 60 && at < 90 ? 0xff : byte)),
    lying,
    zipSync({ "other.json": strToU8("[]") }),
    zipSync({ "conversations.json": new Uint8Array(30_000_000).fill(0x20) }),
  ];

  for (const [index, bytes] of bad.entries())
    expect(await outcomeOf(world.archive.importFile(li, new Blob([bytes]))), String(index)).toBe(
      "INVALID_INPUT",
    );
  expect(await world.service.count(li, {})).toBe(0);
});

test("what has no date is as old as what it follows, and never of 1970", async () => {
  await using world = await openWorld();
  const li = await world.person();
  const mapping = Object.fromEntries([
    node("q", null, { role: "user", parts: ["问"], at: null }),
    node("a", "q", { role: "assistant", parts: ["答"], at: 1_650_000_000 }),
    node("q2", "a", { role: "user", parts: ["再问"], at: null }),
  ]);
  const undated = { mapping, title: "没有日期", current_node: "q2" };
  const nothing = Object.fromEntries([node("q", null, { role: "user", parts: ["何时"], at: null })]);

  await world.archive.importFile(li, fileOf([undated, { mapping: nothing, title: "全无", id: "c-9" }]));

  const dates = (await shownOf(world, li)).map(({ title, messages }) => [
    title,
    ...messages.map(({ createdAt }) => createdAt.slice(0, 4)),
  ]);
  expect(dates).toEqual([
    ["全无", String(new Date().getUTCFullYear())],
    ["没有日期", "2022", "2022", "2022"],
  ]);
});

test("the same file again makes nothing twice, and a newer one brings what is new", async () => {
  await using world = await openWorld();
  const [li, han] = [await world.person(), await world.person()];
  await world.archive.importFile(li, fileOf([chatGpt]));

  const again = await world.archive.importFile(li, fileOf([chatGpt]));
  const grown = {
    ...chatGpt,
    mapping: {
      ...chatGpt.mapping,
      ...Object.fromEntries([node("q2", "a2", { role: "user", parts: ["后来问的"] })]),
    },
    current_node: "q2",
  };
  const newer = await world.archive.importFile(li, fileOf([grown]));
  const other = await world.archive.importFile(han, fileOf([chatGpt]));

  expect([again.conversations.unchanged, again.messages]).toEqual([1, 0]);
  expect([newer.conversations.completed, newer.messages]).toEqual([1, 1]);
  expect([other.conversations.created, other.messages]).toEqual([1, 3]);
  const [shown] = await shownOf(world, li);
  expect(shown?.texts.at(-1)).toEqual(["user", "后来问的"]);
  expect(await world.service.count(li, {})).toBe(1);
});

test("our own export comes home: known where it is still there, whole where it was deleted, a copy for somebody else", async () => {
  await using world = await openWorld();
  const [li, han] = [await world.person(), await world.person()];
  const { id: conversationId } = await world.service.create(li, { title: "租约", systemPrompt: "守则" });
  world.chatModel.next({ text: "答", reasoning: "想" });
  const { reply } = await world.service.chat(li, { conversationId, content: "问" });
  world.chatModel.next({ text: "另答" });
  const { reply: second } = await world.service.regenerate(li, { messageId: reply.id });
  for await (const _ of world.service.onReply(li, { messageId: second.id }));
  const file = await world.archive.exportConversation(li, { conversationId, format: "json" });
  const original = await shownOf(world, li);

  expect((await world.archive.importFile(li, fileOf(file.content))).conversations.unchanged).toBe(1);
  await world.service.delete(li, { conversationId });
  expect((await world.archive.importFile(li, fileOf(file.content))).conversations.created).toBe(1);
  expect((await world.archive.importFile(li, fileOf(file.content))).conversations.unchanged).toBe(1);
  expect((await world.archive.importFile(han, fileOf(file.content))).conversations.created).toBe(1);

  for (const person of [li, han]) {
    const [shown] = await shownOf(world, person);
    expect(shown).toMatchObject({ title: "租约", texts: original[0]?.texts ?? [] });
    expect(shown?.messages.map(({ cost, reasoning }) => [cost, reasoning])).toEqual(
      original[0]?.messages.map(({ reasoning: thought }) => [null, thought]),
    );
  }
  expect((await world.service.list(han, { limit: 5 })).items[0]).toMatchObject({
    systemPrompt: "守则",
    totalCost: "0.000000",
  });
});

test("a file that names another's conversation or messages takes nothing from them", async () => {
  await using world = await openWorld();
  const [li, han] = [await world.person(), await world.person()];
  const { id: conversationId } = await world.service.create(li, { title: "李的" });
  await world.service.addMessage(li, { conversationId, role: "user", content: "李的话" });
  const file = await world.archive.exportConversation(li, { conversationId, format: "json" });
  const before = await shownOf(world, li);

  await world.archive.importFile(han, fileOf(file.content.replaceAll("李的", "韩的")));

  expect(await shownOf(world, li)).toEqual(before);
  expect((await shownOf(world, han))[0]?.texts).toEqual([["user", "韩的话"]]);
});

test("a bad file is refused whole: nothing of it is written", async () => {
  await using world = await openWorld();
  const li = await world.person();
  const good = JSON.stringify(chatGpt);
  const bad = [
    `[${good},${good.slice(0, -40)}`,
    `[${good},{"mapping":7}]`,
    `[${good},{"title":"no conversation"}]`,
    `{"format":"claw.export","version":2,"conversations":[]}`,
    `{"conversations":[${good}]}`,
    "PK\u0003\u0004",
    "[]",
    "not JSON",
    '"[]',
  ];

  for (const content of bad)
    expect(await outcomeOf(world.archive.importFile(li, fileOf(content))), content.slice(0, 60)).toBe(
      "INVALID_INPUT",
    );
  const broken = new Blob([`[${good},"`, new Uint8Array([0xff, 0xfe]), `"]`]);
  expect(await outcomeOf(world.archive.importFile(li, broken))).toBe("INVALID_INPUT");
  expect(await world.service.count(li, {})).toBe(0);
});

test("texts that a database cannot hold are mended, circles are left out, and deep trees are read", async () => {
  await using world = await openWorld();
  const li = await world.person();
  const deep = Array.from({ length: 3000 }, (_, at) =>
    node(`n${at}`, at === 0 ? null : `n${at - 1}`, {
      role: at % 2 === 0 ? "user" : "assistant",
      parts: [`第 ${at} 句`],
    }),
  );
  const mapping = Object.fromEntries([
    ...deep,
    node("bad", "n0", { role: "user", parts: ["零\u0000一\ud800二"] }),
    node("x", "y", { role: "user", parts: ["绕"] }),
    node("y", "x", { role: "user", parts: ["圈"] }),
  ]);

  const result = await world.archive.importFile(li, fileOf([{ ...chatGpt, mapping, current_node: "n2999" }]));

  expect(result.messages).toBe(3001);
  const { items } = await world.service.list(li, { limit: 1 });
  const { items: last } = await world.service.messages(li, { conversationId: items[0]?.id ?? "", limit: 1 });
  expect(last[0]?.content).toBe("第 2999 句");
  expect(await world.service.count(li, { query: "零一\ufffd二" })).toBe(1);
});
