import { setImmediate as nextTurn } from "node:timers/promises";
import type { ReplyEvent, UserActor } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openProcess, openWorld, type World } from "./world.ts";

let world: World;
let person: UserActor;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  person = await world.person();
});
afterAll(() => world[Symbol.asyncDispose]());

/** A question that names its answer, in a conversation whose title is given. */
async function namedQuestion() {
  const { id } = await world.service.create(person, { title: "题" });
  return { conversationId: id, content: "问", messageId: uuidv7(), replyId: uuidv7() };
}

/** Watches an answer that may not be there yet, from this moment on. */
function expectReply(
  { service }: Pick<World, "service">,
  actor: UserActor,
  replyId: string,
  signal?: AbortSignal,
) {
  const events = service.onReply(actor, { messageId: replyId, isExpected: true }, signal);
  const heard: ReplyEvent[] = [];
  const watch = async () => {
    for await (const { event } of events) heard.push(event);
    return heard;
  };

  const ended = watch();
  // A test looks at it later.
  ended.catch(() => undefined);

  return { heard, ended };
}

const textOf = (events: readonly ReplyEvent[]) =>
  events.map((event) => (event.type === "delta" ? event.text : "")).join("");

test("an answer that is watched before it is asked for arrives whole, and is the one that was named", async () => {
  world.chatModel.next({ text: "你" }, { text: "好" });
  const question = await namedQuestion();
  const { ended } = expectReply(world, person, question.replyId);
  await nextTurn();

  const { reply } = await world.service.send(person, question);

  expect(reply.id).toBe(question.replyId);
  const events = await ended;
  expect(textOf(events)).toBe("你好");
  expect(events.at(-1)).toMatchObject({
    type: "done",
    message: { id: question.replyId, status: "complete" },
  });
});

test("it is heard of in the turns in which it begins, not with the next look for it", async () => {
  world.chatModel.next({ text: "你" }, { hold: true });
  const question = await namedQuestion();
  const { heard, ended } = expectReply(world, person, question.replyId);

  await world.service.send(person, question);
  for (let turn = 0; turn < 20; turn += 1) await nextTurn();

  expect(heard).toEqual([{ type: "delta", text: "你" }]);
  world.chatModel.release();
  await ended;
});

test("an answer that another process writes is found as well", async () => {
  await using other = openProcess(world.db);
  world.chatModel.next({ text: "在别处" });
  const question = await namedQuestion();
  const { ended } = expectReply(other, person, question.replyId);

  await world.service.send(person, question);

  expect(textOf(await ended)).toBe("在别处");
});

test("an answer that nobody asks for is waited for in vain, and another's as well", async () => {
  await using impatient = openProcess(world.db, { expectedSeconds: 0.5 });
  const stranger = await world.person();
  const question = await namedQuestion();
  const inVain = expectReply(impatient, person, uuidv7());
  const curious = expectReply(impatient, stranger, question.replyId);

  await impatient.service.send(person, question);

  await expect(inVain.ended).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(curious.ended).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(curious.heard).toEqual([]);
});

test("an answer that is not said to be expected is not waited for", async () => {
  const watched = world.service.onReply(person, { messageId: uuidv7() })[Symbol.asyncIterator]();

  await expect(watched.next()).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("who leaves no longer waits", async () => {
  const leaving = new AbortController();
  const { ended } = expectReply(world, person, uuidv7(), leaving.signal);
  await nextTurn();
  leaving.abort();

  expect(await ended).toEqual([]);
});

test("five retries with one pair of ids start one answer, and return the first one's id whatever they name", async () => {
  const question = await namedQuestion();
  const asked = world.chatModel.requests.length;

  const retries = Array.from({ length: 5 }, () => world.service.send(person, question));
  const pairs = await Promise.all(retries);
  const { reply } = await world.service.send(person, { ...question, replyId: uuidv7() });

  expect(new Set([...pairs, { reply }].map(({ reply: { id } }) => id))).toEqual(new Set([question.replyId]));
  expect(world.chatModel.requests).toHaveLength(asked + 1);
});

test("a reply id that is another message's, or the question's own, is a CONFLICT, and nothing is asked", async () => {
  const first = await namedQuestion();
  await world.service.chat(person, first);
  const asked = world.chatModel.requests.length;
  const second = { conversationId: first.conversationId, content: "再问", messageId: uuidv7() };
  const taken = { ...second, replyId: first.replyId };
  const same = { ...second, replyId: second.messageId };
  const edited = { messageId: first.messageId, content: "改", replyId: first.replyId };

  await expect(world.service.send(person, taken)).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(world.service.send(person, same)).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(world.service.editAndResend(person, edited)).rejects.toMatchObject({ code: "CONFLICT" });
  expect(world.chatModel.requests).toHaveLength(asked);
});

test("an edited question names its answer as well", async () => {
  const first = await namedQuestion();
  await world.service.chat(person, first);
  const replyId = uuidv7();
  const { ended } = expectReply(world, person, replyId);

  await world.service.editAndResend(person, { messageId: first.messageId, content: "改", replyId });

  expect(textOf(await ended)).toBe("ok");
});
