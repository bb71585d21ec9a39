import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServiceClient, streamReply } from "@claw/client";
import { type ScriptedProvider, startScriptedProvider, startServer } from "@claw/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

const password = "correct horse battery 42";
let provider: ScriptedProvider;
let dataDir: string;
beforeAll(async () => {
  provider = await startScriptedProvider();
  dataDir = await mkdtemp(join(tmpdir(), "claw-crash-"));
});
afterAll(async () => {
  await provider[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true, force: true });
});

function start() {
  const env = {
    DATA_DIR: dataDir,
    OPENAI_BASE_URL: provider.baseUrl,
    OPENAI_MODEL: "scripted-1",
    LEASE_SECONDS: "2",
  };
  return startServer({ env });
}

test("after `kill -9` in the middle of an answer the server starts with its data, and the answer is `interrupted` with its text", async () => {
  const credentials = { email: `${randomUUID()}@example.com`, password };
  const first = await start();
  const before = createServiceClient({ url: first.url, credentials });
  await fetch(`${first.url}/trpc/auth.register`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(credentials),
  });
  const { id: conversationId } = await before.conversation.create.mutate({ title: "崩溃" });
  const pieces = ["一", "二", "三", "四"];
  provider.next({ pieces, holdAfter: 3 });
  const { message, reply } = await before.conversation.send.mutate({ conversationId, content: "问" });
  await untilCheckpoint(before, conversationId, "一二三");
  await first.kill();
  await before[Symbol.asyncDispose]();

  await using second = await start();
  await using after = createServiceClient({ url: second.url, credentials });
  const texts: string[] = [];
  const stream = streamReply(after, reply.id);
  let result = await stream.next();
  while (!result.done) {
    texts.push(result.value);
    result = await stream.next();
  }

  expect(texts.join("")).toBe("一二三");
  expect(result.value).toMatchObject({
    status: "interrupted",
    content: "一二三",
    usage: { source: "estimated" },
  });
  const { items } = await after.conversation.messages.query({ conversationId });
  expect(items.map(({ id }) => id)).toEqual([message.id, reply.id]);
  const { totalCost } = await after.user.stats.query();
  expect(totalCost).toBe(result.value.cost);
});

/** The running answer's text as PostgreSQL has it, read again and again until it is there. */
async function untilCheckpoint(
  claw: ReturnType<typeof createServiceClient>,
  conversationId: string,
  text: string,
): Promise<void> {
  for (;;) {
    const { items } = await claw.conversation.messages.query({ conversationId });
    if (items.at(-1)?.content === text) return;
  }
}
