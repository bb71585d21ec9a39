import { randomUUID } from "node:crypto";
import { Exchange } from "@claw/contract";
import type { RunningServer } from "@claw/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectAllSettledOnce } from "./expect-settled.ts";
import { type Ground, openGround } from "./ground.ts";
import { call, createConversation, type Person, type Refused, register, send } from "./person.ts";
import { attach, createReader } from "./reader.ts";
import { questionIn } from "./scripted-text.ts";

const pieces = ["一", "二", "三"];
const whole = pieces.join("");

let ground: Ground;
let servers: [RunningServer, RunningServer];
let person: Person;
beforeAll(async () => {
  ground = await openGround();
  servers = [await ground.start(), await ground.start()];
  person = await register(servers[0].url);
  ground.provider.usually({ pieces });
});
afterAll(async () => {
  await expectAllSettledOnce(ground.db);
  await ground[Symbol.asyncDispose]();
});

/** The same call five times at once, spread over both processes. */
async function fiveTimes(procedure: string, input: unknown): Promise<Exchange[]> {
  const urls = [0, 1, 0, 1, 0].map((index) => servers[index]?.url ?? "");

  return Promise.all(urls.map(async (url) => Exchange.parse(await call(url, person, procedure, input))));
}

/** Throws unless all are one pair; its answer, read to the end. */
async function onePair(exchanges: readonly Exchange[]) {
  const [first] = exchanges;
  if (!first) throw new Error("nothing came");
  const ids = exchanges.map(({ message, reply }) => `${message.id} ${reply.id}`);
  expect(new Set(ids)).toEqual(new Set([`${first.message.id} ${first.reply.id}`]));

  const reader = createReader(first.reply.id);
  await attach(reader, servers[1].url, person);
  return { ...first, reply: reader.done };
}

function requestsFor(question: string): number {
  return ground.provider.requests.filter((request) => questionIn(request) === question).length;
}

/** A conversation with one question and its whole answer. */
async function answered(content: string) {
  const conversationId = await createConversation(servers[0].url, person);
  const exchange = await send(servers[0].url, person, { conversationId, content, messageId: randomUUID() });
  const { reply } = await onePair([exchange]);
  if (!reply) throw new Error("no answer came");

  return { conversationId, message: exchange.message, reply };
}

test("five parallel retries of one `send` over two processes: one pair, one request to the provider", async () => {
  const content = `send ${randomUUID()}`;
  const conversationId = await createConversation(servers[0].url, person);
  const question = { conversationId, content, messageId: randomUUID() };

  const { message, reply } = await onePair(await fiveTimes("conversation.send", question));
  expect(message.id).toBe(question.messageId);
  expect(reply).toMatchObject({ status: "complete", content: whole });
  expect(requestsFor(content)).toBe(1);
  expect(await ground.db.prisma.message.count({ where: { conversationId } })).toBe(2);
});

test("five parallel retries of one `regenerate`: one answer beside the first, one request to the provider", async () => {
  const content = `regenerate ${randomUUID()}`;
  const { conversationId, message, reply: first } = await answered(content);
  const input = { messageId: first.id, replyId: randomUUID() };

  const { reply } = await onePair(await fiveTimes("conversation.regenerate", input));
  expect(reply).toMatchObject({
    id: input.replyId,
    parentId: message.id,
    status: "complete",
    content: whole,
  });
  expect(requestsFor(content)).toBe(2);
  expect(await ground.db.prisma.message.count({ where: { conversationId } })).toBe(3);
});

test("five parallel retries of one `editAndResend`: one question beside the first with one answer, one request to the provider", async () => {
  const { conversationId, message: first } = await answered(`before ${randomUUID()}`);
  const content = `edited ${randomUUID()}`;
  const input = { messageId: first.id, content, newMessageId: randomUUID() };

  const { message, reply } = await onePair(await fiveTimes("conversation.editAndResend", input));
  expect(message).toMatchObject({ id: input.newMessageId, parentId: first.parentId, content });
  expect(reply).toMatchObject({ parentId: message.id, status: "complete", content: whole });
  expect(requestsFor(content)).toBe(1);
  expect(await ground.db.prisma.message.count({ where: { conversationId } })).toBe(4);
});

test("`continue` five times at once goes on once: the others are told of the conflict or of the same answer", async () => {
  const content = `continue ${randomUUID()}`;
  ground.provider.next({ pieces: ["一", "二"], finishReason: "length" });
  const { message, reply: cut } = await answered(content);
  expect(cut).toMatchObject({ content: "一二", finishReason: "length" });
  ground.provider.usually({ pieces: ["三", "四"] });
  const before = ground.provider.requests.length;

  const urls = [0, 1, 0, 1, 0].map((index) => servers[index]?.url ?? "");
  const outcomes = await Promise.allSettled(
    urls.map((url) => call(url, person, "conversation.continue", { messageId: cut.id })),
  );
  const won: Exchange[] = [];
  for (const outcome of outcomes) {
    if (outcome.status === "fulfilled") won.push(Exchange.parse(outcome.value));
    else expect(outcome.reason).toMatchObject({ reason: "CONFLICT" } satisfies Partial<Refused>);
  }

  const { reply } = await onePair(won);
  expect(reply).toMatchObject({
    id: cut.id,
    parentId: message.id,
    status: "complete",
    content: "一二三四",
  });
  expect(ground.provider.requests.length - before).toBe(1);
  ground.provider.usually({ pieces });
});
