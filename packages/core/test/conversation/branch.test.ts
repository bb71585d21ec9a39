import { uuidv7 } from "@claw/db";
import { expect, test } from "vitest";
import { outcomeOf } from "../auth/outcome.ts";
import { openWorld, type World } from "./world.ts";

async function told(world: World) {
  const person = await world.person();
  const usage = { fresh: 100, cached: 0, cacheWrite: 0, output: 50, reasoning: 0 };
  const { id: conversationId } = await world.service.create(person, { title: "租约", systemPrompt: "守则" });
  const replies: string[] = [];
  for (const [content, text] of [
    ["问一", "答一"],
    ["问二", "答二"],
  ] as const) {
    world.chatModel.next({ text }, { usage: { usage, anomaly: null } });
    replies.push((await world.service.chat(person, { conversationId, content })).reply.id);
  }

  return { person, conversationId, firstReply: replies[0] ?? "", secondReply: replies[1] ?? "" };
}

test("a branch begins with everything up to the message, under ids of its own, and costs nothing", async () => {
  await using world = await openWorld();
  const { person, conversationId, firstReply } = await told(world);
  const before = await world.service.get(person, { conversationId });

  const branch = await world.service.branch(person, { messageId: firstReply, title: "租约（分支）" });
  const { items } = await world.service.messages(person, { conversationId: branch.id, limit: 50 });
  const { items: originals } = await world.service.messages(person, { conversationId, limit: 50 });

  expect(branch).toMatchObject({
    title: "租约（分支）",
    systemPrompt: "守则",
    totalTokens: 0,
    totalCost: "0.000000",
  });
  expect(items.map(({ role, content, status }) => [role, content, status])).toEqual([
    ["user", "问一", "complete"],
    ["assistant", "答一", "complete"],
  ]);
  expect(items.map(({ parentId }) => parentId)).toEqual([null, items[0]?.id]);
  expect(items.map(({ usage, cost }) => [usage, cost])).toEqual([
    [null, null],
    [null, null],
  ]);
  expect(originals.map(({ id }) => id)).not.toContain(items[0]?.id);
  expect(await world.service.get(person, { conversationId })).toEqual(before);
  expect(originals).toHaveLength(4);
});

test("what is asked in a branch is answered from its own past, and the original does not hear of it", async () => {
  await using world = await openWorld();
  const { person, conversationId, firstReply } = await told(world);
  const { id } = await world.service.branch(person, { messageId: firstReply });

  world.chatModel.next({ text: "答三" });
  await world.service.chat(person, { conversationId: id, content: "问三" });

  expect(world.chatModel.requests.at(-1)?.turns.map(({ content }) => content)).toEqual([
    ...["守则", "问一", "答一", "问三"],
  ]);
  expect(await world.service.countMessages(person, { conversationId })).toBe(4);
});

test("a retry with the same id makes one branch; another's id or message makes none", async () => {
  await using world = await openWorld();
  const { person, conversationId, firstReply } = await told(world);
  const stranger = await world.person();
  const order = { messageId: firstReply, conversationId: uuidv7() };

  const branches = [await world.service.branch(person, order), await world.service.branch(person, order)];

  expect(new Set(branches.map(({ id }) => id))).toEqual(new Set([order.conversationId]));
  expect(await world.service.countMessages(person, { conversationId: order.conversationId })).toBe(2);
  expect(await outcomeOf(world.service.branch(stranger, { messageId: firstReply }))).toBe("NOT_FOUND");
  const own = await world.service.create(stranger, {});
  const mine = await world.service.addMessage(stranger, {
    conversationId: own.id,
    role: "user",
    content: "我的",
  });
  const taken = { messageId: mine.id, conversationId };
  expect(await outcomeOf(world.service.branch(stranger, taken))).toBe("CONFLICT");
});

test("an answer that is being written is no place to branch from", async () => {
  await using world = await openWorld();
  const { person, conversationId } = await told(world);
  world.chatModel.next({ text: "写到一半" }, { hold: true });
  const { reply } = await world.service.send(person, { conversationId, content: "问三" });

  expect(await outcomeOf(world.service.branch(person, { messageId: reply.id }))).toBe("CONFLICT");
  await world.service.stop(person, { messageId: reply.id });
});
