import type { ServerResponse } from "node:http";
import { setImmediate as nextTurn } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import type { ChatModel, ChatRequest } from "@claw/core";
import { expect, test } from "vitest";
import { openAiChatModel } from "../../src/index.ts";
import { admitted } from "../admitted.ts";
import { beginStream, doneEvent, type RawProvider, startRawProvider, textEvent } from "./raw-provider.ts";

const request: ChatRequest = { model: "m", turns: [{ role: "user", content: "你好" }], maxTokens: 10 };

function modelOf(
  { baseUrl }: RawProvider,
  deadlines = { connect: 5_000, firstToken: 5_000, silence: 5_000 },
): ChatModel {
  return openAiChatModel({ baseUrl, apiKey: "k", deadlines, retryPauses: [] });
}

async function textOf(model: ChatModel, signal = new AbortController().signal): Promise<string> {
  let text = "";
  for await (const delta of model.stream(admitted, request, signal)) text += delta.text;

  return text;
}

test("answers one after the other share a connection, also where the body ends after `[DONE]`", async () => {
  const answered: ServerResponse[] = [];
  await using provider = await startRawProvider((response) => {
    answered.push(response);
    beginStream(response).write(textEvent("a") + doneEvent);
  });
  const model = modelOf(provider);

  for (let count = 0; count < 10; count += 1) {
    expect(await textOf(model)).toBe("a");
    answered.at(-1)?.end();
    for (let turn = 0; turn < 10; turn += 1) await nextTurn();
  }

  expect(provider.sockets.length).toBeLessThan(10);
});

test("an answer is over with `[DONE]`, and a provider that does not hang up is left soon after", async () => {
  await using provider = await startRawProvider((response) => {
    beginStream(response).write(textEvent("a") + doneEvent);
  });
  const start = performance.now();

  expect(await textOf(modelOf(provider))).toBe("a");
  expect(performance.now() - start).toBeLessThan(900);

  await closed(provider);
});

test("an abort closes the connection before the head has come", async () => {
  const arrived = Promise.withResolvers<void>();
  await using provider = await startRawProvider(() => arrived.resolve());
  const leaving = new AbortController();
  const asked = textOf(modelOf(provider), leaving.signal);
  await arrived.promise;
  leaving.abort();

  await expect(asked).rejects.toMatchObject({ name: "DomainError" });
  await closed(provider);
});

test("an abort before the request sends none", async () => {
  await using provider = await startRawProvider((response) => beginStream(response).end(doneEvent));

  await expect(textOf(modelOf(provider), AbortSignal.abort())).rejects.toMatchObject({ name: "DomainError" });
  expect(provider.sockets).toEqual([]);
});

test("who stops reading in the middle of an answer closes its connection", async () => {
  await using provider = await startRawProvider((response) => beginStream(response).write(textEvent("a")));
  for await (const _ of modelOf(provider).stream(admitted, request, new AbortController().signal)) break;

  await closed(provider);
});

test("a provider that never answers is given up after the time to connect", async () => {
  await using provider = await startRawProvider(() => undefined);
  const model = modelOf(provider, { connect: 100, firstToken: 5_000, silence: 5_000 });

  await expect(textOf(model)).rejects.toMatchObject({ code: "PROVIDER_TIMEOUT" });
  await closed(provider);
});

test("300 answers at once all come at once", async () => {
  const held: ServerResponse[] = [];
  await using provider = await startRawProvider((response) => {
    held.push(beginStream(response));
    if (held.length === 300) for (const one of held) one.end(textEvent("a") + doneEvent);
  });
  const model = modelOf(provider);

  const texts = await Promise.all(Array.from({ length: 300 }, () => textOf(model)));

  expect(texts).toEqual(Array.from({ length: 300 }, () => "a"));
});

test("a provider that floods is slowed down to its reader", async () => {
  const event = textEvent("x".repeat(10_000));
  let isStuck = Promise.withResolvers<void>();
  let sent = 0;
  await using provider = await startRawProvider((response) => {
    beginStream(response);
    const flood = () => {
      while (sent < 100_000_000 && !response.destroyed) {
        sent += event.length;
        if (!response.write(event)) break;
      }
      setTimeout(isStuck.resolve, 300);
    };
    response.on("drain", flood);
    flood();
  });
  const reading = modelOf(provider)
    .stream(admitted, request, new AbortController().signal)
    [Symbol.asyncIterator]();
  await reading.next();
  await isStuck.promise;

  // What the two sockets' buffers in the kernel hold, and no more.
  expect(sent).toBeLessThan(20_000_000);
  const before = sent;
  isStuck = Promise.withResolvers();
  while (sent <= before) await reading.next();
  await reading.return?.();
});

test("a redirection that keeps the method is followed, with the body", async () => {
  await using provider = await startRawProvider((response, { url }, body) => {
    if (url?.startsWith("/v1/")) response.writeHead(307, { location: "/v2/chat/completions" }).end();
    else beginStream(response).end(textEvent(JSON.parse(body).model) + doneEvent);
  });

  expect(await textOf(modelOf(provider))).toBe("m");
});

test("compression is not asked for, and refused", async () => {
  const asked: unknown[] = [];
  await using provider = await startRawProvider((response, { headers }) => {
    asked.push(headers["accept-encoding"]);
    beginStream(response, { "content-encoding": "gzip" }).end(gzipSync(doneEvent));
  });

  await expect(textOf(modelOf(provider))).rejects.toMatchObject({ code: "PROVIDER_FAILED" });
  expect(asked).toEqual(["identity"]);
});

test("an error after some text fails the answer and keeps the text", async () => {
  await using provider = await startRawProvider((response) => {
    beginStream(response).end(`${textEvent("kept")}data: {"error":{"message":"overloaded"}}\n\n`);
  });
  const texts: string[] = [];
  const reading = async () => {
    for await (const { text } of modelOf(provider).stream(admitted, request, new AbortController().signal))
      texts.push(text);
  };

  await expect(reading()).rejects.toMatchObject({ code: "PROVIDER_FAILED" });
  expect(texts).toEqual(["kept"]);
});

test("the halves of an emoji that come in two chunks are one emoji", async () => {
  const half = (escaped: string) => textEvent("@").replace("@", escaped);
  await using provider = await startRawProvider((response) => {
    beginStream(response).write(half("a"));
    response.write(half("\\ud83d"), () => setImmediate(() => response.end(half("\\ude00") + doneEvent)));
  });

  expect(await textOf(modelOf(provider))).toBe("a😀");
});

test("an event without an end fails the answer at 4 million characters", async () => {
  await using provider = await startRawProvider((response) => {
    const part = "x".repeat(100_000);
    const flood = () => {
      let hasRoom = true;
      while (hasRoom && !response.destroyed) hasRoom = response.write(part);
    };
    beginStream(response).write("data: ");
    response.on("drain", flood);
    flood();
  });

  await expect(textOf(modelOf(provider))).rejects.toMatchObject({ code: "PROVIDER_FAILED" });
  await closed(provider);
});

/** Unlike `once` of node:events it takes a reset connection for a closed one. */
async function closed({ sockets }: RawProvider): Promise<void> {
  await Promise.all(
    sockets.map((socket) => socket.closed || new Promise((resolve) => socket.once("close", resolve))),
  );
}
