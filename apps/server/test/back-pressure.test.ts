import { Conversation, Exchange } from "@claw/contract";
import { type ScriptedProvider, startScriptedProvider } from "@claw/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, mutation, query, type RawSocket, type SocketMessage, subscription } from "./raw-socket.ts";
import { createReader, take } from "./streams/reader.ts";
import { type Person, startWorld, usualBilling, type World } from "./world.ts";

const most = 256 * 1024;
/** Eight times this is more than the kernel keeps for a socket whose other end reads nothing; ten words a token. */
const flood = Array.from({ length: 10_000 }, (_, token) =>
  Array.from({ length: 10 }, (_, word) => `第${token * 10 + word}个词语 `).join(""),
);
const subscriptions = [1, 2, 3, 4, 5, 6, 7, 8];

let provider: ScriptedProvider;
let world: World;

beforeAll(async () => {
  provider = await startScriptedProvider();
  const openai = { baseUrl: provider.baseUrl, apiKey: null, model: "scripted-1" };
  world = await startWorld({
    provider: { openai, zhipuApiKey: null, localPorts: [] },
    // A flood costs more than what one begins with.
    billing: { ...usualBilling, startingCreditMicro: 1_000_000_000n },
  });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
});

const answers = (id: number) => (message: SocketMessage) => message.id === id;
const starts = (id: number) => (message: SocketMessage) =>
  message.id === id && message.result?.type === "started";
const tells = (id: number) => (message: SocketMessage) =>
  message.id === id && (message.result?.type === "data" || message.error !== undefined);

function open(person: Person): Promise<RawSocket> {
  return connect(world.wsUrl, { token: person.accessToken });
}

/** A question whose answer waits for `provider.release()`. */
async function ask(person: Person, pieces: readonly string[]): Promise<Exchange> {
  provider.next({ pieces, holdAfter: 0 });
  await using socket = await open(person);
  socket.send(mutation(1, "conversation.create", { title: "flood" }));
  const { id: conversationId } = Conversation.parse((await socket.next(answers(1))).result?.data);
  socket.send(mutation(2, "conversation.send", { conversationId, content: "?" }));

  return Exchange.parse((await socket.next(answers(2))).result?.data);
}

async function watch(person: Person, messageId: string, ids: readonly number[]): Promise<RawSocket> {
  const socket = await open(person);
  for (const id of ids) {
    socket.send(subscription(id, "conversation.onReply", { messageId }));
    await socket.next(starts(id));
  }

  return socket;
}

async function readAll(socket: RawSocket, id: number, messageId: string): Promise<string> {
  const reader = createReader(messageId);
  while (!reader.done) take(reader, await socket.next(tells(id)));
  expect(reader.done).toMatchObject({ status: "complete", content: reader.text });

  return reader.text;
}

async function gauge(name: string): Promise<number> {
  const text = await (await fetch(`${world.url}/metrics`)).text();
  const line = text.split("\n").find((candidate) => candidate.startsWith(`${name} `));

  return Number(line?.split(" ")[1]);
}

const bufferedBytes = () => gauge("claw_socket_buffered_bytes");

test("a reader that takes nothing holds at most 256 KB, slows nobody, and gets all of it when it reads", async () => {
  const person = await world.register();
  const { id: messageId } = (await ask(person, flood)).reply;
  await using stalled = await watch(person, messageId, subscriptions);
  await using brisk = await watch(person, messageId, [1]);

  stalled.pause();
  provider.release();
  const samples: number[] = [];
  let isOver = false;
  const brisked = readAll(brisk, 1, messageId).finally(() => {
    isOver = true;
  });
  while (!isOver) samples.push(await bufferedBytes());
  expect(await brisked).toBe(flood.join(""));

  const held = await bufferedBytes();
  // Or the kernel took it all, and nothing was proven.
  expect(held).toBeGreaterThan(0);
  expect(held).toBeLessThan(most);
  // Meanwhile the brisk one's last event, which holds the whole text, was on its way as well.
  expect(Math.max(...samples)).toBeLessThan(most + 2 * Buffer.byteLength(flood.join("")));

  stalled.resume();
  const texts = await Promise.all(subscriptions.map((id) => readAll(stalled, id, messageId)));
  for (const text of texts) expect(text).toBe(flood.join(""));
}, 60_000);

test("the end of a long answer is not sent to a reader whose kernel took the rest and who read nothing of it", async () => {
  const person = await world.register();
  const { id: messageId } = (await ask(person, flood)).reply;
  await using stalled = await watch(person, messageId, [1]);
  await using brisk = await watch(person, messageId, [1]);

  stalled.pause();
  provider.release();
  await readAll(brisk, 1, messageId);

  expect(await bufferedBytes()).toBeLessThan(most);
  stalled.resume();
  expect(await readAll(stalled, 1, messageId)).toBe(flood.join(""));
}, 60_000);

test("a reader that is held back is heard all the same: it can unsubscribe", async () => {
  const person = await world.register();
  const { id: messageId } = (await ask(person, flood)).reply;
  await using stalled = await watch(person, messageId, subscriptions);
  await using brisk = await watch(person, messageId, [1]);

  stalled.pause();
  provider.release();
  await readAll(brisk, 1, messageId);
  expect(await bufferedBytes()).toBeGreaterThan(0);
  for (const id of subscriptions) stalled.send({ id, jsonrpc: "2.0", method: "subscription.stop" });

  while ((await gauge("claw_subscriptions")) > 0);
}, 60_000);

test("who takes no answers has no further calls taken, and all are answered when they read", async () => {
  const person = await world.register();
  await using greedy = await open(person);
  greedy.send(mutation(1, "conversation.create", { title: "greedy" }));
  const { id: conversationId } = Conversation.parse((await greedy.next(answers(1))).result?.data);
  const content = "长".repeat(100_000);
  greedy.send(mutation(2, "conversation.addMessage", { conversationId, role: "user", content }));
  expect((await greedy.next(answers(2))).error).toBeUndefined();

  greedy.pause();
  const first = Array.from({ length: 100 }, (_, index) => 1000 + index);
  const second = Array.from({ length: 100 }, (_, index) => 2000 + index);
  for (const id of first) greedy.send(query(id, "conversation.messages", { conversationId }));
  let held = 0;
  while (held <= 2 * most) held = await bufferedBytes();
  for (const id of second) greedy.send(query(id, "conversation.messages", { conversationId }));
  const samples: number[] = [];
  while (samples.length < 300) samples.push(await bufferedBytes());

  // The first hundred were taken before the socket was full.
  expect(Math.max(...samples)).toBeLessThan(first.length * 100_500);
  greedy.resume();
  for (const id of [...first, ...second]) expect((await greedy.next(answers(id))).error).toBeUndefined();
}, 60_000);
