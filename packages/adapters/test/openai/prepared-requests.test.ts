import { channel } from "node:diagnostics_channel";
import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { setImmediate as nextTurn } from "node:timers/promises";
import { type ChatModel, type ChatRequest, createCircuit, type PreparedRequest } from "@claw/core";
import { expect, onTestFinished, test } from "vitest";
import { openAiChatModel } from "../../src/index.ts";
import { admitted } from "../admitted.ts";
import { beginStream, doneEvent, type RawProvider, startRawProvider, textEvent } from "./raw-provider.ts";

const request: ChatRequest = { model: "m", turns: [{ role: "user", content: "你好" }], maxTokens: 10 };
const deadlines = { connect: 5_000, firstToken: 5_000, silence: 5_000 };

function modelOf({ baseUrl }: Pick<RawProvider, "baseUrl">): ChatModel {
  return openAiChatModel({ baseUrl, apiKey: "k", deadlines, retryPauses: [1] });
}

function prepare(model: ChatModel, asked = request): PreparedRequest {
  const prepared = model.prepare?.(asked);
  if (!prepared) throw new Error("nothing was prepared");

  return prepared;
}

async function textOf(prepared: PreparedRequest, signal = new AbortController().signal): Promise<string> {
  let text = "";
  for await (const delta of prepared.stream(admitted, signal)) text += delta.text;

  return text;
}

/** A provider that answers with what it was asked, and the means to wait for its next connection. */
async function startEcho() {
  const bodies: string[] = [];
  const held: ServerResponse[] = [];
  const provider = await startRawProvider((response, { headers }, body) => {
    bodies.push(body);
    held.push(response);
    beginStream(response).end(textEvent(`${headers["content-length"]}`) + doneEvent);
  });

  return { ...provider, bodies };
}

/** As many turns as anything takes that is under way. */
async function someTurns(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await nextTurn();
}

async function connected(provider: RawProvider, count = 1) {
  while (provider.sockets.length < count) await nextTurn();
  await someTurns();
  const socket = provider.sockets[count - 1];
  if (!socket) throw new Error("there is no connection");

  return socket;
}

test("a request that is ready has its connection, and not a byte of it has been sent before it may leave", async () => {
  await using provider = await startEcho();
  const prepared = prepare(modelOf(provider));
  const socket = await connected(provider);
  expect(socket.bytesRead).toBe(0);

  prepared.send(admitted);

  const body = JSON.stringify({
    model: "m",
    messages: request.turns,
    max_tokens: 10,
    stream: true,
    stream_options: { include_usage: true },
  });
  expect(await textOf(prepared)).toBe(String(Buffer.byteLength(body)));
  expect(provider.bodies).toEqual([body]);
  expect(provider.sockets).toHaveLength(1);
});

test("it has been written when `send` returns, where the connection is there", async () => {
  await using provider = await startEcho();
  const written: unknown[] = [];
  const note = (message: unknown) => void written.push(message);
  channel("undici:request:bodyChunkSent").subscribe(note);
  onTestFinished(() => void channel("undici:request:bodyChunkSent").unsubscribe(note));
  const prepared = prepare(modelOf(provider));
  await connected(provider);
  expect(written).toEqual([]);

  prepared.send(admitted);

  expect(written).toHaveLength(1);
  await textOf(prepared);
});

test("a long request arrives whole, also where it may leave before there is a connection", async () => {
  await using provider = await startEcho();
  const long = { ...request, turns: [{ role: "user" as const, content: "长".repeat(300_000) }] };
  const early = prepare(modelOf(provider), long);
  early.send(admitted);

  const late = prepare(modelOf(provider), long);
  const texts = [await textOf(early), await textOf(late)];

  const [body = ""] = provider.bodies;
  expect(JSON.parse(body).messages).toEqual(long.turns);
  expect(provider.bodies).toEqual([body, body]);
  expect(texts).toEqual(Array(2).fill(String(Buffer.byteLength(body))));
});

test("one that is given up closes its connection, and the provider never hears of it", async () => {
  await using provider = await startEcho();
  const prepared = prepare(modelOf(provider));
  const socket = await connected(provider);

  prepared[Symbol.dispose]();
  if (!socket.closed) await once(socket, "close");

  expect(socket.bytesRead).toBe(0);
  expect(provider.bodies).toEqual([]);
});

test("one that is given up at once never leaves", async () => {
  await using provider = await startEcho();
  prepare(modelOf(provider))[Symbol.dispose]();
  await someTurns();

  expect(provider.bodies).toEqual([]);
});

test("one whose connection is lost while it waits is asked again, and nobody notices", async () => {
  await using provider = await startEcho();
  const prepared = prepare(modelOf(provider));
  (await connected(provider)).destroy();
  await someTurns();

  prepared.send(admitted);

  expect(Number(await textOf(prepared))).toBeGreaterThan(0);
  expect(provider.bodies).toHaveLength(1);
});

test("a redirection that keeps the method is followed, with the body", async () => {
  await using provider = await startRawProvider((response, { url }, body) => {
    if (url?.startsWith("/v1/")) response.writeHead(307, { location: "/v2/chat/completions" }).end();
    else beginStream(response).end(textEvent(JSON.parse(body).model) + doneEvent);
  });

  expect(await textOf(prepare(modelOf(provider)))).toBe("m");
});

test("an abort closes the connection while the answer is read, and before its head has come", async () => {
  const begun: ServerResponse[] = [];
  await using provider = await startRawProvider((response) => begun.push(response));
  const leaving = new AbortController();
  const asked = textOf(prepare(modelOf(provider)), leaving.signal);
  while (begun.length === 0) await nextTurn();
  const [socket] = provider.sockets;
  leaving.abort();

  await expect(asked).rejects.toMatchObject({ name: "DomainError" });
  if (socket && !socket.closed) await once(socket, "close");
});

test("a provider that is left alone has nothing prepared for it, and a try that is given up leaves room for the next", async () => {
  let now = 0;
  const circuit = createCircuit(() => now, { failures: 1, withinMs: 1_000, openMs: 1_000 });
  await using provider = await startEcho();
  const { baseUrl } = provider;
  const model = openAiChatModel({ baseUrl, apiKey: "k", deadlines, retryPauses: [], circuit });

  circuit.failed();
  expect(model.prepare?.(request)).toBeNull();
  now += 2_000;
  prepare(model)[Symbol.dispose]();
  const trying = prepare(model);
  expect(model.prepare?.(request)).toBeNull();
  await textOf(trying);

  expect(circuit.state).toBe("closed");
});
