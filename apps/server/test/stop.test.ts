import { ask, createServiceClient } from "@claw/client";
import { type ScriptedProvider, startScriptedProvider } from "@claw/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Changes, startWorld } from "./world.ts";

let provider: ScriptedProvider;
beforeAll(async () => {
  provider = await startScriptedProvider();
});
afterAll(() => provider[Symbol.asyncDispose]());

/** A world with somebody in it who has a conversation. */
async function begin(changes: Changes = {}) {
  const openai = { baseUrl: provider.baseUrl, apiKey: null, model: "scripted-1" };
  const world = await startWorld({ provider: { openai, zhipuApiKey: null, localPorts: [] }, ...changes });
  const { accessToken: token } = await world.register();
  const claw = createServiceClient({ url: world.url, token });
  const { id: conversationId } = await claw.conversation.create.mutate({ title: "stop" });

  return { world, claw, conversationId };
}

test("an answer under way when the server is told to stop arrives whole, by HTTP and by WebSocket", async () => {
  const { world, claw, conversationId } = await begin();
  await using _world = world;
  await using _claw = claw;
  const seen = provider.requests.length;
  provider.next({ pieces: ["one ", "two"], holdAfter: 1 }, { pieces: ["three ", "four"], holdAfter: 1 });
  const { id: other } = await claw.conversation.create.mutate({ title: "other" });
  const overHttp = claw.conversation.chat.mutate({ conversationId, content: "HTTP" });
  await provider.sawRequests(seen + 1);
  const begun = Promise.withResolvers<void>();
  const overSocket = ask(
    claw,
    { conversationId: other, content: "socket" },
    { onDelta: () => begun.resolve() },
  );
  await begun.promise;

  const stopped = world.stop();
  provider.release();

  expect((await overHttp).reply).toMatchObject({ content: "one two", status: "complete" });
  expect(await overSocket).toMatchObject({ content: "three four", status: "complete" });
  await stopped;
});

test("an answer that outlasts the drain is interrupted, and keeps its text", async () => {
  const { world, claw, conversationId } = await begin({ drainMs: 100 });
  await using _world = world;
  await using _claw = claw;
  provider.next({ pieces: ["the beginning", " and the end"], stallAfter: 1 });
  const begun = Promise.withResolvers<void>();
  const asked = ask(claw, { conversationId, content: "?" }, { onDelta: () => begun.resolve() });
  const outcome = asked.then(
    ({ status }) => status,
    () => "cut off",
  );
  await begun.promise;

  await world.stop();
  await claw[Symbol.asyncDispose]();

  const reply = await world.db.prisma.message.findFirstOrThrow({
    where: { conversationId, role: "assistant" },
  });
  expect(reply).toMatchObject({ status: "interrupted", content: "the beginning" });
  expect(["interrupted", "cut off"]).toContain(await outcome);
});
