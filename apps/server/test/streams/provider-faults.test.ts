import { randomUUID } from "node:crypto";
import type { Message } from "@claw/contract";
import { type Script, type ScriptedProvider, startScriptedProvider } from "@claw/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startWorld, type World } from "../world.ts";
import { expectAllSettledOnce } from "./expect-settled.ts";
import { createConversation, type Person, send } from "./person.ts";
import { attach, createReader, type Reader } from "./reader.ts";
import { questionIn } from "./scripted-text.ts";

let provider: ScriptedProvider;
let world: World;
let person: Person;
/** By the question that they answer, for several are asked at once. */
const scripts = new Map<string, Script>();
beforeAll(async () => {
  provider = await startScriptedProvider();
  provider.usually((request) => scripts.get(questionIn(request)) ?? {});
  const openai = { baseUrl: provider.baseUrl, apiKey: null, model: "scripted-1" };
  const deadlines = { connect: 30_000, firstToken: 1000, silence: 1000 };
  world = await startWorld({ provider: { openai, zhipuApiKey: null, localPorts: [], deadlines } });
  const { accessToken: token, userId } = await world.register();
  person = { userId, token };
});
afterAll(async () => {
  await expectAllSettledOnce(world.db);
  await world[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
});

/** What a reader over a socket got of an answer that the provider gives so. */
async function answer(script: Script): Promise<Reader & { done: Message }> {
  const content = randomUUID();
  scripts.set(content, script);
  const conversationId = await createConversation(world.url, person);
  const { reply } = await send(world.url, person, { conversationId, content, messageId: randomUUID() });
  const reader = createReader(reply.id);
  await attach(reader, world.url, person);
  if (!reader.done) throw new Error("the answer has no end");

  return { ...reader, done: reader.done };
}

const kept = "前半，";

describe("what had come before the fault is kept, charged for by tokenizer, and the answer says what happened", () => {
  test.each<[string, Script, string]>([
    ["stalls in mid-answer", { stallAfter: 1 }, "PROVIDER_TIMEOUT"],
    ["cuts the connection", { cutAfter: 1 }, "PROVIDER_FAILED"],
    ["sends garbage", { malformedAfter: { pieces: 1, data: "\u0001<html>" } }, "PROVIDER_FAILED"],
    ["sends half an object", { malformedAfter: { pieces: 1, data: '{"choices":[{"del' } }, "PROVIDER_FAILED"],
    [
      "reports an error",
      { malformedAfter: { pieces: 1, data: '{"error":{"message":"overloaded","type":"server_error"}}' } },
      "PROVIDER_FAILED",
    ],
  ])("a provider that %s", async (_what, fault, errorCode) => {
    const { text, done } = await answer({ pieces: [kept, "后半"], ...fault });

    expect(text).toBe(kept);
    expect(done).toMatchObject({
      status: "failed",
      errorCode,
      content: kept,
      usage: { source: "estimated" },
    });
    expect(Number(done.cost)).toBeGreaterThan(0);
  });
});

test("a provider that stalls before its first token times out, and costs nothing", async () => {
  const { text, done } = await answer({ stallAfter: 0 });

  expect(text).toBe("");
  expect(done).toMatchObject({
    status: "failed",
    errorCode: "PROVIDER_TIMEOUT",
    usage: null,
    cost: "0.000000",
  });
});

test("a flood of 100 000 tokens at once arrives exactly, and other answers go on meanwhile", async () => {
  const flood = Array.from({ length: 100_000 }, (_, index) => `${index}个 `);
  const other = { pieces: Array.from({ length: 20 }, (_, index) => `${index}。`), pauseMs: 5 };
  const flooded = answer({ pieces: flood, atOnce: true });
  const readers = [await answer(other), await answer(other)];

  const { text, done } = await flooded;
  const whole = flood.join("");
  expect([done.status, done.errorCode]).toEqual(["complete", null]);
  expect([text === whole, done.content === whole]).toEqual([true, true]);
  for (const reader of readers) {
    expect(reader.text).toBe(other.pieces.join(""));
    expect(reader.done.status).toBe("complete");
  }
});

describe("characters arrive whole", () => {
  const characters = "答案😀：𠮷野家，👨‍👩‍👧‍👦 e\u0301。";

  test.each([1, 2, 3, 7])("from reads of %i bytes", async (bytesPerWrite) => {
    const { text, reasoning, done } = await answer({
      pieces: [characters, characters],
      reasoning: [characters],
      bytesPerWrite,
    });

    expect(text).toBe(characters + characters);
    expect(reasoning).toBe(characters);
    expect(done).toMatchObject({ status: "complete", content: text, reasoning });
  });

  test("whose halves are escaped in two chunks, with a pause between them", async () => {
    const { text, done } = await answer({
      pieces: ["笑\ud83d", "\ude00了", "\ud842", "\udfb7"],
      pauseMs: 20,
    });

    expect(text).toBe("笑😀了𠮷");
    expect(done).toMatchObject({ status: "complete", content: "笑😀了𠮷" });
  });

  test("and a half without its other half becomes the replacement character, for readers as in the database", async () => {
    const { text, done } = await answer({ pieces: ["一\ud83d", "二", "\ude00三", "四\ud83d"], pauseMs: 20 });

    expect(text).toBe("一\ufffd二\ufffd三四\ufffd");
    expect(done).toMatchObject({ status: "complete", content: text });
  });
});

test("U+0000, which PostgreSQL cannot hold, is left out for readers as in the database", async () => {
  const { text, done } = await answer({ pieces: ["一\u0000", "\u0000", "二"], reasoning: ["\u0000想"] });

  expect([text, done.content, done.reasoning]).toEqual(["一二", "一二", "想"]);
  expect(done.status).toBe("complete");
});

test("a provider that reports no usage is counted by tokenizer, and it says so", async () => {
  const { done } = await answer({ pieces: ["你好，", "世界"], usage: null });

  expect(done).toMatchObject({ status: "complete", usage: { source: "estimated" } });
  expect(done.usage?.promptTokens).toBeGreaterThan(0);
  expect(done.usage?.completionTokens).toBeGreaterThan(0);
  expect(Number(done.cost)).toBeGreaterThan(0);
});

test("tokens after the finish reason belong to the answer, and its usage counts", async () => {
  const usage = { prompt_tokens: 1000, completion_tokens: 500 };
  const { text, done } = await answer({ pieces: ["一"], afterFinish: ["二", "三"], usage });

  expect(text).toBe("一二三");
  expect(done).toMatchObject({
    status: "complete",
    content: "一二三",
    finishReason: "stop",
    cost: "0.030000",
  });
});
