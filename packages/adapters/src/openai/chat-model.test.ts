import { createServer } from "node:http";
import { type ChatDelta, type ChatRequest, createCircuit, ProviderError } from "@claw/core";
import { type Script, type ScriptedProvider, startScriptedProvider } from "@claw/testing";
import { listenOnLoopback } from "@claw/testing/loopback";
import { afterAll, beforeAll, expect, test } from "vitest";
import { admitted } from "../../test/admitted.ts";
import { openAiChatModel } from "./chat-model.ts";
import { readDeltas } from "./read-deltas.ts";

let provider: ScriptedProvider;
beforeAll(async () => {
  provider = await startScriptedProvider();
});
afterAll(() => provider[Symbol.asyncDispose]());

const request: ChatRequest = {
  model: "glm-4",
  turns: [
    { role: "system", content: "简短" },
    { role: "user", content: "你好" },
  ],
  maxTokens: 100,
};

const deadlines = { connect: 2_000, firstToken: 200, silence: 200 };

/** Everything that the model said, and how it failed if it did. */
async function ask(script: Script, signal = new AbortController().signal, gatherMs = () => 0) {
  provider.next(script);
  const { baseUrl } = provider;
  const model = openAiChatModel({ baseUrl, apiKey: "k", deadlines, retryPauses: [1, 1], gatherMs });
  const deltas: ChatDelta[] = [];
  let failure: unknown = null;
  try {
    for await (const delta of model.stream(admitted, request, signal)) deltas.push(delta);
  } catch (error) {
    failure = error;
  }

  return {
    deltas,
    failure,
    text: deltas.map(({ text }) => text).join(""),
    reasoning: deltas.map(({ reasoning }) => reasoning).join(""),
    usage: deltas.findLast(({ usage }) => usage)?.usage,
    finishReason: deltas.findLast(({ finishReason }) => finishReason)?.finishReason,
  };
}

test("text, reasoning, usage and the finish reason arrive apart", async () => {
  const answer = await ask({
    reasoning: ["想", "一想"],
    pieces: ["好", "的"],
    usage: { prompt_tokens: 7, completion_tokens: 4 },
    finishReason: "length",
  });

  expect(answer).toMatchObject({ failure: null, text: "好的", reasoning: "想一想", finishReason: "length" });
  expect(answer.usage?.usage).toEqual({ fresh: 7, cached: 0, cacheWrite: 0, output: 4, reasoning: 0 });
});

test("gathered, it is the same answer in few pieces, and its end waits for nothing", async () => {
  const pieces = Array.from({ length: 20 }, (_, index) => `${index} `);
  const forEver = () => 3_600_000;

  const answer = await ask({ pieces, pauseMs: 1 }, undefined, forEver);

  expect(answer).toMatchObject({ failure: null, text: pieces.join(""), finishReason: "stop" });
  expect(answer.deltas.length).toBeLessThan(5);
});

test("the request is OpenAI's, with the key, the turns and a wish for usage", async () => {
  await ask({});

  const seen = provider.requests.at(-1);
  expect(seen?.authorization).toBe("Bearer k");
  expect(seen?.body).toMatchObject({
    model: "glm-4",
    messages: request.turns,
    stream: true,
    max_tokens: 100,
    stream_options: { include_usage: true },
  });
});

test("usage in the chunk of the last choice counts as well", async () => {
  const answer = await ask({ usage: { prompt_tokens: 3, completion_tokens: 2 }, usageWithLastChoice: true });

  expect(answer.usage?.usage).toMatchObject({ fresh: 3, output: 2 });
});

test("an emoji whose bytes are split between reads arrives whole", async () => {
  const server = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    const bytes = Buffer.from(
      `data: ${JSON.stringify({ choices: [{ delta: { content: "a😀b" } }] })}\n\ndata: [DONE]\n\n`,
    );
    const middle = bytes.indexOf(Buffer.from("😀")) + 2;
    response.write(bytes.subarray(0, middle), () => setImmediate(() => response.end(bytes.subarray(middle))));
  });
  const port = await listenOnLoopback(server);

  const texts: string[] = [];
  const model = openAiChatModel({ baseUrl: `http://127.0.0.1:${port}`, apiKey: null });
  for await (const { text } of model.stream(admitted, request, new AbortController().signal))
    texts.push(text);
  server.close();

  expect(texts.join("")).toBe("a😀b");
});

test.each<[string, Script, string]>([
  [
    "an error page",
    { refuse: { status: 200, type: "text/html", body: "<html>oops</html>" } },
    "PROVIDER_FAILED",
  ],
  ["a wrong key", { refuse: { status: 401, body: "{}" } }, "PROVIDER_REJECTED_KEY"],
  ["a bad request", { refuse: { status: 400, body: "{}" } }, "PROVIDER_FAILED"],
  [
    "a context that is too long",
    { refuse: { status: 400, body: '{"error":{"code":"context_length_exceeded","message":"x"}}' } },
    "CONTEXT_TOO_LONG",
  ],
  ["silence before the first token", { stallAfter: 0 }, "PROVIDER_TIMEOUT"],
  ["silence after a token", { pieces: ["a", "b"], stallAfter: 1 }, "PROVIDER_TIMEOUT"],
])("%s is a coded failure", async (_what, script, code) => {
  expect((await ask(script)).failure).toMatchObject({ name: "DomainError", code });
});

test("too many requests say when to come back, and are not repeated when that is long", async () => {
  const before = provider.requests.length;
  const answer = await ask({ refuse: { status: 429, headers: { "retry-after": "30" }, body: "{}" } });

  expect(answer.failure).toMatchObject({ code: "RATE_LIMITED", retryAfter: 30 });
  expect(provider.requests.length - before).toBe(1);
});

test("a fault before the first token is tried again, and the person never notices", async () => {
  const before = provider.requests.length;
  provider.next({ refuse: { status: 500, body: "{}" } }, { refuse: { status: 503, body: "{}" } });

  expect(await ask({ pieces: ["第三次"] })).toMatchObject({ failure: null, text: "第三次" });
  expect(provider.requests.length - before).toBe(3);
});

test("an answer that is cut after some tokens keeps them and is not begun again", async () => {
  const before = provider.requests.length;
  const answer = await ask({ pieces: ["一", "二", "三", "四"], cutAfter: 3 });

  expect(answer).toMatchObject({ text: "一二三", failure: { code: "PROVIDER_FAILED" } });
  expect(provider.requests.length - before).toBe(1);
});

test("a chunk that cannot be read fails the answer, with the text before it kept", async () => {
  const answer = await ask({ pieces: ["一", "二"], malformedAfter: { pieces: 1, data: '{"choices": [{' } });

  expect(answer).toMatchObject({ text: "一", failure: { code: "PROVIDER_FAILED" } });
});

test("a flood leaves turns to everybody else while it is read", async () => {
  let turns = 0;
  let turning = setImmediate(function turn() {
    turns += 1;
    turning = setImmediate(turn);
  });
  const deltas: number[] = [];
  const flood =
    `data: ${JSON.stringify({ choices: [{ delta: { content: "字".repeat(1_000) } }] })}\n\n`.repeat(400);
  const bytes = Buffer.from(`${flood}data: [DONE]\n\n`);

  for await (const _ of readDeltas(atOnce(bytes, 4_096))) deltas.push(turns);
  clearImmediate(turning);

  expect(new Set(deltas).size).toBeGreaterThan(5);
});

/** Reads that have all arrived already: between them the event loop does not turn by itself. */
async function* atOnce(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test("time that our side takes is no silence of the provider, whether a reader is slow or the process held up", async () => {
  const { baseUrl } = provider;
  provider.next(
    { pieces: ["一", "二", "三", "四", "五", "六"], pauseMs: 100 },
    { stallAfter: 0 },
    { pieces: ["一", "二", "三"], pauseMs: 100 },
  );
  const model = openAiChatModel({ baseUrl, apiKey: "k", deadlines, retryPauses: [] });
  const open = () => model.stream(admitted, request, new AbortController().signal)[Symbol.asyncIterator]();

  const slow = open();
  await slow.next();
  // Takes as long as a provider may be silent.
  await expect(open().next()).rejects.toMatchObject({ code: "PROVIDER_TIMEOUT" });
  expect(await textOf(slow)).toBe("二三四五六");

  const held = open();
  await held.next();
  const next = held.next();
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, deadlines.silence + 50);
  await next;
  expect(await textOf(held)).toBe("三");
});

async function textOf(rest: AsyncIterator<ChatDelta>): Promise<string> {
  let text = "";
  for (let read = await rest.next(); !read.done; read = await rest.next()) text += read.value.text;

  return text;
}

test("behind the guarded door no redirection is followed, and no request goes where it leads", async () => {
  const { baseUrl } = provider;
  const before = provider.requests.length;
  provider.next({ refuse: { status: 307, headers: { location: "/v1/elsewhere" }, body: "" } });
  const model = openAiChatModel({ baseUrl, apiKey: "k", deadlines, retryPauses: [], door: "guarded" });

  const asked = model.stream(admitted, request, new AbortController().signal)[Symbol.asyncIterator]().next();

  await expect(asked).rejects.toMatchObject({ code: "PROVIDER_FAILED" });
  expect(provider.requests.slice(before).map(({ path }) => path)).toEqual(["/v1/chat/completions"]);
});

test("a provider that fails again and again is left alone, and one that refuses a request is not", async () => {
  const { baseUrl } = provider;
  const circuit = createCircuit(() => 0, { failures: 2, withinMs: 1_000, openMs: 1_000 });
  const model = openAiChatModel({ baseUrl, apiKey: "k", deadlines, retryPauses: [], circuit });
  const before = provider.requests.length;
  const askFor = async (status?: number) => {
    if (status !== undefined) provider.next({ refuse: { status, body: "{}" } });
    const asked = model
      .stream(admitted, request, new AbortController().signal)
      [Symbol.asyncIterator]()
      .next();
    return asked.then(
      () => "ok",
      (error: unknown) => (error instanceof ProviderError ? error.reason : "its own"),
    );
  };

  const reasons = [
    await askFor(400),
    await askFor(401),
    await askFor(429),
    await askFor(500),
    await askFor(503),
  ];
  expect(reasons).toEqual(["its own", "wrongKey", "limited", "failing", "failing"]);
  expect(circuit.state).toBe("open");
  expect(await askFor()).toBe("unreachable");
  expect(provider.requests.length - before).toBe(5);
});

test("an abort closes the provider's connection", async () => {
  const leaving = new AbortController();
  const aborts = provider.requests.filter(({ wasAborted }) => wasAborted).length;
  const asked = ask({ pieces: ["一", "二"], holdAfter: 1 }, leaving.signal);
  await provider.sawRequests(provider.requests.length + 1);
  leaving.abort();
  await asked;

  await provider.sawAborts(aborts + 1);
});
