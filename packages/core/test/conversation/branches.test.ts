import type { Exchange, UserActor } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
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

const usage = { fresh: 100, cached: 0, cacheWrite: 0, output: 50, reasoning: 0 };
const reported = { usage: { usage, anomaly: null } };

async function ask(content: string, ...answer: Parameters<World["chatModel"]["next"]>): Promise<Exchange> {
  world.chatModel.next(...answer);
  const { id } = await world.service.create(person, { title: "题", systemPrompt: "守则" });

  return world.service.chat(person, { conversationId: id, content });
}

/** An answer that somebody stopped after its first words. */
async function askAndStop(content: string, written: string): Promise<Exchange> {
  world.chatModel.next({ text: written }, { hold: true });
  const { id } = await world.service.create(person, { title: "题" });
  const { message, reply } = await world.service.send(person, { conversationId: id, content });
  for await (const { event } of world.service.onReply(person, { messageId: reply.id })) {
    if (event.type === "delta") break;
  }

  return { message, reply: await world.service.stop(person, { messageId: reply.id }) };
}

const messagesOf = async (conversationId: string) =>
  (await world.service.messages(person, { conversationId, limit: 50 })).items;

const lastTurns = () => world.chatModel.requests.at(-1)?.turns;

describe("regenerate", () => {
  test("writes another answer beside the first, from the same question", async () => {
    const { message, reply } = await ask("问", { text: "一" });
    world.chatModel.next({ text: "二" });

    const again = await world.service.regenerate(person, { messageId: reply.id });
    const { text } = await readReply(world, person, again.reply.id);

    expect(text).toBe("二");
    expect(again.message).toEqual(message);
    expect(again.reply).toMatchObject({ parentId: message.id, status: "streaming" });
    expect(lastTurns()).toEqual([
      { role: "system", content: "守则" },
      { role: "user", content: "问" },
    ]);
    expect((await messagesOf(message.conversationId)).map(({ content }) => content)).toEqual([
      "问",
      "一",
      "二",
    ]);
  });

  test("may be asked of the question itself, and of another model", async () => {
    const { message } = await ask("问", { text: "一" });

    const { reply } = await world.service.regenerate(person, { messageId: message.id, model: "GLM-4-Air" });
    await readReply(world, person, reply.id);

    expect(reply.model).toBe("glm-4-air");
    expect(world.chatModel.requests.at(-1)?.model).toBe("glm-4-air");
  });

  test("five retries with one reply id start one answer", async () => {
    const { reply } = await ask("问", { text: "一" });
    const asked = world.chatModel.requests.length;
    const replyId = uuidv7();

    const retries = Array.from({ length: 5 }, () =>
      world.service.regenerate(person, { messageId: reply.id, replyId }),
    );
    const replies = await Promise.all(retries);
    await readReply(world, person, replyId);

    expect(new Set(replies.map(({ reply: { id } }) => id))).toEqual(new Set([replyId]));
    expect(world.chatModel.requests).toHaveLength(asked + 1);
  });

  test("refuses a reply id that is another message's, and a message that answers nothing", async () => {
    const first = await ask("问", { text: "一" });
    const second = await ask("另问", { text: "二" });
    const note = { conversationId: first.message.conversationId, role: "assistant", content: "注" } as const;
    const loose = await world.service.addMessage(person, { ...note, parentId: first.reply.id });

    await expect(
      world.service.regenerate(person, { messageId: first.reply.id, replyId: second.reply.id }),
    ).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(world.service.regenerate(person, { messageId: loose.id })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });
});

describe("editAndResend", () => {
  test("puts the question differently beside the one that stays, before what came before it", async () => {
    const first = await ask("一问", { text: "一答" });
    const { conversationId } = first.message;
    const second = await world.service.chat(person, { conversationId, content: "二问" });
    world.chatModel.next({ text: "改答" });

    const edited = await world.service.editAndResend(person, {
      messageId: second.message.id,
      content: "改问",
    });
    await readReply(world, person, edited.reply.id);

    expect(edited.message).toMatchObject({ parentId: first.reply.id, content: "改问", role: "user" });
    expect(lastTurns()).toEqual([
      { role: "system", content: "守则" },
      { role: "user", content: "一问" },
      { role: "assistant", content: "一答" },
      { role: "user", content: "改问" },
    ]);
    expect(await messagesOf(conversationId)).toContainEqual(second.message);
  });

  test("works for the first question of a conversation", async () => {
    const { message } = await ask("问", { text: "答" });

    const edited = await world.service.editAndResend(person, { messageId: message.id, content: "改问" });
    await readReply(world, person, edited.reply.id);

    expect(edited.message.parentId).toBeNull();
    expect(lastTurns()).toEqual([
      { role: "system", content: "守则" },
      { role: "user", content: "改问" },
    ]);
  });

  test("five retries with one new id make one pair", async () => {
    const { message } = await ask("问", { text: "答" });
    const asked = world.chatModel.requests.length;
    const input = { messageId: message.id, content: "改问", newMessageId: uuidv7() };

    const retries = Array.from({ length: 5 }, () => world.service.editAndResend(person, input));
    const pairs = await Promise.all(retries);
    for (const { reply } of pairs) await readReply(world, person, reply.id);

    expect(new Set(pairs.map(({ reply }) => reply.id)).size).toBe(1);
    expect(world.chatModel.requests).toHaveLength(asked + 1);
    expect(await messagesOf(message.conversationId)).toHaveLength(4);
  });

  test("refuses answers, and new ids that are taken by something else", async () => {
    const { message, reply } = await ask("问", { text: "答" });
    const content = "改问";

    await expect(world.service.editAndResend(person, { messageId: reply.id, content })).rejects.toMatchObject(
      { code: "CONFLICT" },
    );
    await expect(
      world.service.editAndResend(person, { messageId: message.id, content, newMessageId: reply.id }),
    ).rejects.toMatchObject({ code: "CONFLICT" });
  });
});

describe("continue", () => {
  test("goes on in the same message, and readers get the whole of it", async () => {
    const { message, reply } = await askAndStop("问", "从前");
    expect(reply).toMatchObject({ status: "stopped", content: "从前" });
    world.chatModel.next({ text: "有座山" }, reported);

    const continued = await world.service.continue(person, { messageId: reply.id });
    expect(continued).toMatchObject({
      message,
      reply: { id: reply.id, status: "streaming", content: "从前" },
    });
    const whole = await readReply(world, person, reply.id);

    expect(whole.text).toBe("从前有座山");
    expect(whole.message).toMatchObject({ content: "从前有座山", status: "complete", finishReason: "stop" });
    expect(await messagesOf(message.conversationId)).toEqual([message, whole.message]);
    expect(lastTurns()).toEqual([
      { role: "user", content: "问" },
      { role: "assistant", content: "从前" },
      { role: "user", content: expect.stringContaining("继续") },
    ]);
  });

  test("a reader that stands at the end of the first part gets the second alone", async () => {
    const { reply } = await askAndStop("问", "从前");
    world.chatModel.next({ text: "有座山" });
    await world.service.continue(person, { messageId: reply.id });

    let text = "";
    for await (const { event } of world.service.onReply(person, {
      messageId: reply.id,
      lastEventId: "0.2",
    })) {
      if (event.type === "delta") text += event.text;
    }

    expect(text).toBe("有座山");
  });

  test("sums up tokens and cost over its calls, each charged once", async () => {
    world.chatModel.next({ text: "一", finishReason: "length" }, reported);
    const { id: conversationId } = await world.service.create(person, { title: "题" });
    const { reply } = await world.service.chat(person, { conversationId, content: "问" });
    world.chatModel.next({ text: "二" }, reported);
    await world.service.continue(person, { messageId: reply.id });
    const { message } = await readReply(world, person, reply.id);

    expect(message.usage).toEqual({
      promptTokens: 200,
      completionTokens: 100,
      totalTokens: 300,
      source: "provider",
    });
    expect(message.cost).toBe("0.006000");
    const conversation = await world.service.get(person, { conversationId });
    expect(conversation).toMatchObject({ totalTokens: 300, totalCost: "0.006000" });
  });

  test("is estimated where one of its calls was, and charges no text twice", async () => {
    const { reply } = await askAndStop("问", "从前有座山，山里有座庙。");
    const firstTokens = reply.usage?.completionTokens ?? 0;
    world.chatModel.next({ text: "ok" });
    await world.service.continue(person, { messageId: reply.id });
    const { message } = await readReply(world, person, reply.id);

    expect(message.usage?.source).toBe("estimated");
    expect(message.usage?.completionTokens).toBe(firstTokens + 1);
  });

  test("twice at once is once", async () => {
    const { reply } = await askAndStop("问", "从前");
    const asked = world.chatModel.requests.length;
    world.chatModel.next({ text: "有座山" }, { hold: true });

    const both = await Promise.all([
      world.service.continue(person, { messageId: reply.id }),
      world.service.continue(person, { messageId: reply.id }),
    ]);
    world.chatModel.release();
    const { text } = await readReply(world, person, reply.id);

    expect(both.map(({ reply: { id, status } }) => ({ id, status }))).toEqual([
      { id: reply.id, status: "streaming" },
      { id: reply.id, status: "streaming" },
    ]);
    expect(text).toBe("从前有座山");
    expect(world.chatModel.requests).toHaveLength(asked + 1);
  });

  test("answers anew where nothing had been written", async () => {
    world.chatModel.next({ hold: true });
    const { id: conversationId } = await world.service.create(person, { title: "题" });
    const { reply } = await world.service.send(person, { conversationId, content: "问" });
    await world.service.stop(person, { messageId: reply.id });
    await world.service.continue(person, { messageId: reply.id });

    expect((await readReply(world, person, reply.id)).text).toBe("ok");
    expect(lastTurns()).toEqual([{ role: "user", content: "问" }]);
  });

  test("refuses an answer that is whole, and a question", async () => {
    const { message, reply } = await ask("问", { text: "答" });

    for (const { id } of [message, reply]) {
      await expect(world.service.continue(person, { messageId: id })).rejects.toMatchObject({
        code: "CONFLICT",
      });
    }
  });

  test("that its process did not survive is interrupted, and charged for what it added alone", async () => {
    const { reply } = await askAndStop("问", "从前有座山，山里有座庙。");
    const before = reply.usage?.completionTokens ?? 0;
    await world.db.pool.query(
      `INSERT INTO llm_calls (id, organization_id, user_id, conversation_id, message_id, purpose, model, provider,
                              lease_owner, lease_expires_at, price_version_id, state, content_start)
       SELECT $1, organization_id, user_id, conversation_id, message_id, purpose, model, provider, $1,
              now() - interval '1 second', price_version_id, 'streaming', $3
       FROM llm_calls WHERE message_id = $2`,
      [uuidv7(), reply.id, reply.content.length],
    );
    await world.db.pool.query(
      "UPDATE messages SET status = 'streaming', content = content || 'ok' WHERE id = $1",
      [reply.id],
    );

    await using _other = openProcess(world.db);
    const { message } = await readReply(world, person, reply.id);

    expect(message).toMatchObject({ status: "interrupted", content: `${reply.content}ok` });
    expect(message.usage?.completionTokens).toBe(before + 1);
  });
});

test("another person's messages are not there for any of the three", async () => {
  const { message, reply } = await ask("问", { text: "答" });
  const stranger = await world.person();

  for (const deed of [
    () => world.service.regenerate(stranger, { messageId: reply.id }),
    () => world.service.editAndResend(stranger, { messageId: message.id, content: "改" }),
    () => world.service.continue(stranger, { messageId: reply.id }),
  ]) {
    await expect(deed()).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
});
