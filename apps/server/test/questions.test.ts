import { ask, createServiceClient } from "@claw/client";
import { realQuestions, type ScriptedProvider, startScriptedProvider } from "@claw/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { password, startWorld, type World } from "./world.ts";

let provider: ScriptedProvider;
let world: World;
beforeAll(async () => {
  provider = await startScriptedProvider();
  const openai = { baseUrl: provider.baseUrl, apiKey: "key", model: "scripted-1" };
  world = await startWorld({ provider: { openai, zhipuApiKey: null, localPorts: [] } });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
});

const answer = (question: string) => ["关于“", question, "”：", "这是", "回答", "。"];

/** The golden usage: 1234 + 567 tokens at ¥0.02 per 1000. */
const usage = { prompt_tokens: 1234, completion_tokens: 567, total_tokens: 1801 };

function answersLastQuestion() {
  provider.usually(({ body }) => ({ usage, pieces: answer(body.messages?.at(-1)?.content ?? "") }));
}

const Chat = z.object({
  content: z.string(),
  message_id: z.uuid(),
  tokens: z.object({ prompt: z.number(), completion: z.number(), total: z.number() }),
  cost: z.number(),
});
const Created = z.object({ id: z.uuid() });
const Stats = z.object({ total_tokens: z.number(), total_cost: z.number() });

describe("twenty real questions are answered, counted and charged exactly", () => {
  test("over REST", async () => {
    answersLastQuestion();
    const { accessToken } = await world.register();
    const call = async (method: string, path: string, body?: object) => {
      const headers = { authorization: `Bearer ${accessToken}`, "content-type": "application/json" };
      const init = body ? { method, headers, body: JSON.stringify(body) } : { method, headers };
      return (await fetch(`${world.url}/api/v1${path}`, init)).json();
    };
    const { id } = Created.parse(await call("POST", "/conversations", { title: "REST" }));

    for (const question of realQuestions) {
      const reply = Chat.parse(await call("POST", `/conversations/${id}/chat`, { message: question }));

      expect(reply.content).toBe(answer(question).join(""));
      expect(reply.tokens).toEqual({ prompt: 1234, completion: 567, total: 1801 });
      expect(reply.cost).toBe(0.03602);
    }

    const stats = Stats.parse(await call("GET", "/users/stats"));
    expect(stats).toEqual({ total_tokens: 20 * 1801, total_cost: 0.7204 });
  });

  test("over tRPC, token by token on the WebSocket", async () => {
    answersLastQuestion();
    const { email } = await world.register();
    await using claw = createServiceClient({ url: world.url, credentials: { email, password } });
    const { id: conversationId } = await claw.conversation.create.mutate({ title: "tRPC" });

    for (const question of realQuestions) {
      const deltas: string[] = [];
      const message = await ask(
        claw,
        { conversationId, content: question },
        { onDelta: (text) => void deltas.push(text) },
      );

      expect(deltas.join("")).toBe(answer(question).join(""));
      expect(message).toMatchObject({ status: "complete", cost: "0.036020", content: deltas.join("") });
      expect(message.usage).toEqual({
        promptTokens: 1234,
        completionTokens: 567,
        totalTokens: 1801,
        source: "provider",
      });
    }

    const conversation = await claw.conversation.get.query({ conversationId });
    expect(conversation).toMatchObject({ totalTokens: 20 * 1801, totalCost: "0.720400" });
    expect(await claw.user.stats.query()).toMatchObject({ totalTokens: 20 * 1801, totalCost: "0.720400" });
  });
});

test("cached tokens cost their own price: 3 668 micro-yuan for the golden call", async () => {
  const { email, userId } = await world.register();
  await world.db.prisma.user.update({ where: { id: userId }, data: { role: "operator" } });
  await using claw = createServiceClient({ url: world.url, credentials: { email, password } });
  const limits = { contextWindow: 32_000, maxOutputTokens: 1_000 };
  const model = await claw.model.create.mutate({ name: "cached-model", provider: "openai", ...limits });
  await claw.model.setPrice.mutate({ modelId: model.id, input: "2", cached: "0.2", output: "8" });
  const { id: conversationId } = await claw.conversation.create.mutate({ title: "缓存", model: model.name });
  provider.next({
    usage: { prompt_tokens: 16_111, completion_tokens: 2, prompt_tokens_details: { cached_tokens: 15_872 } },
    usageWithLastChoice: true,
  });

  const { reply } = await claw.conversation.chat.mutate({ conversationId, content: "问" });
  expect(reply).toMatchObject({ cost: "0.003668", usage: { promptTokens: 16_111, completionTokens: 2 } });
  expect(provider.requests.at(-1)?.body.model).toBe("cached-model");
});

test("what the provider does wrong is a coded error, with nothing lost that was typed, and nothing of it in the log", async () => {
  const { email } = await world.register();
  await using claw = createServiceClient({ url: world.url, credentials: { email, password } });
  const { id: conversationId } = await claw.conversation.create.mutate({ title: "错" });
  provider.usually({ refuse: { status: 200, type: "text/html", body: "<html>secret inner text</html>" } });

  const failure = await claw.conversation.chat
    .mutate({ conversationId, content: "我写的" })
    .then(() => null, String);
  expect(failure).toContain("provider failed");
  expect(failure).not.toContain("secret");
  const { items } = await claw.conversation.messages.query({ conversationId });
  expect(items[0]).toMatchObject({ role: "user", content: "我写的", status: "complete" });
  expect(items[1]).toMatchObject({ role: "assistant", status: "failed", errorCode: "PROVIDER_FAILED" });
  for (const said of ["我写的", ...realQuestions, "这是回答"]) expect(world.logged()).not.toContain(said);
});
