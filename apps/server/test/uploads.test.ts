import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm, utimes } from "node:fs/promises";
import { createServer, request as httpRequest } from "node:http";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { DomainError } from "@claw/contract";
import { closeAtOnce, listenOnLoopback } from "@claw/testing/loopback";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { expect, test } from "vitest";
import type { HttpEnv } from "../src/http/env.ts";
import { openUploads, type UploadLimits } from "../src/http/uploads/open-uploads.ts";

const usual: UploadLimits = { maxFileBytes: 3_000_000, atOnce: 2, silenceMs: 10_000 };

/** A server that receives forms and says what it got; `hold` keeps it from answering, as storing a file would. */
async function openReceiver(limits: Partial<UploadLimits> = {}, hold?: (form: FormData) => Promise<void>) {
  const folder = await mkdtemp(join(tmpdir(), "claw-uploads-"));
  const uploads = await openUploads(folder, { ...usual, ...limits });
  const app = new Hono<HttpEnv>();
  const arrived: PromiseWithResolvers<void>[] = [];
  const left: PromiseWithResolvers<void>[] = [];

  app.post("/", async (c) => {
    const leaving = Promise.withResolvers<void>();
    left.push(leaving);
    try {
      await using form = uploads.expect(c.env.incoming, c.req.raw.signal);
      arrived.shift()?.resolve();
      const received = await form.read();
      await hold?.(received);

      return c.json(await Promise.all([...received].map(describe)));
    } catch (error) {
      const code = error instanceof DomainError ? error.code : String(error);
      return c.json({ code }, error instanceof DomainError ? 400 : 500);
    } finally {
      leaving.resolve();
    }
  });
  const server = createServer(getRequestListener(app.fetch));
  const port = await listenOnLoopback(server);

  return {
    port,
    url: `http://127.0.0.1:${port}/`,
    folder,
    /** The next request has reached its handler. */
    arrival() {
      const next = Promise.withResolvers<void>();
      arrived.push(next);
      return next.promise;
    },
    /** All requests so far have left their handlers, with what they held. */
    departures: () => Promise.all(left.map(({ promise }) => promise)),
    async [Symbol.asyncDispose]() {
      await closeAtOnce(server);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function describe([name, value]: [string, string | File]) {
  if (typeof value === "string") return { name, value };

  const hash = createHash("sha256");
  for await (const piece of value.stream()) hash.update(piece);
  return { name, file: value.name, type: value.type, size: value.size, sha256: hash.digest("hex") };
}

function formOf(...entries: [string, string | File][]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);

  return form;
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** A form with one endless file, sent in pieces of 64 KB; resolves to the answer, or to how the connection ended. */
function sendEndlessly(
  port: number,
  headers: Record<string, string>,
): Promise<{ status: number; sent: number }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; sent: number }>();
  const piece = Buffer.alloc(65_536, "x");
  let sent = 0;
  const outgoing = httpRequest({
    port,
    method: "POST",
    headers: { "content-type": "multipart/form-data; boundary=edge", ...headers },
  });
  outgoing.on("response", (response) => {
    resolve({ status: response.statusCode ?? 0, sent });
    outgoing.destroy();
  });
  outgoing.on("error", reject);
  outgoing.write('--edge\r\ncontent-disposition: form-data; name="file"; filename="big.txt"\r\n\r\n');

  const pump = (): void => {
    if (outgoing.destroyed) return;
    sent += piece.length;
    if (outgoing.write(piece)) setImmediate(pump);
    else outgoing.once("drain", pump);
  };
  pump();

  return promise;
}

test("fields and files arrive as they were sent, names in any script", async () => {
  await using receiver = await openReceiver();
  const bytes = randomBytes(1_000_003);
  const form = formOf(
    ["title", "年假規定 🗂"],
    ["file", new File([bytes], "2026 年假「规定」.pdf", { type: "application/pdf" })],
    ["file", new File([], "empty.txt", { type: "text/plain" })],
  );

  const response = await fetch(receiver.url, { method: "POST", body: form });

  expect(await response.json()).toEqual([
    { name: "title", value: "年假規定 🗂" },
    {
      name: "file",
      file: "2026 年假「规定」.pdf",
      type: "application/pdf",
      size: 1_000_003,
      sha256: sha256(bytes),
    },
    { name: "file", file: "empty.txt", type: "text/plain", size: 0, sha256: sha256(Buffer.of()) },
  ]);
  await receiver.departures();
  expect(await readdir(receiver.folder)).toEqual([]);
});

test("a form that announces too much is refused before a byte of it is read", async () => {
  await using receiver = await openReceiver();

  const { status, sent } = await sendEndlessly(receiver.port, { "content-length": String(1024 ** 3) });

  expect(status).toBe(400);
  expect(sent).toBeLessThan(30_000_000);
  expect(await readdir(receiver.folder)).toEqual([]);
});

test("one that announces nothing is refused when it has become too much, and leaves nothing", async () => {
  await using receiver = await openReceiver();

  const { status } = await sendEndlessly(receiver.port, {});

  expect(status).toBe(400);
  await receiver.departures();
  expect(await readdir(receiver.folder)).toEqual([]);
});

test.each([
  ["cut off in a file", '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nabc'],
  ["cut off in a field", '--x\r\ncontent-disposition: form-data; name="title"\r\n\r\nabc'],
  ["cut off in a header", "--x\r\ncontent-dis"],
  ["of nothing", ""],
  ["with another edge", "--y\r\n\r\n\r\n--y--\r\n"],
])("a form %s is INVALID_INPUT", async (_, body) => {
  await using receiver = await openReceiver();
  const headers = { "content-type": "multipart/form-data; boundary=x" };

  const response = await fetch(receiver.url, { method: "POST", headers, body });

  expect(await response.json()).toEqual({ code: "INVALID_INPUT" });
  expect(await readdir(receiver.folder)).toEqual([]);
});

test("a form whose head names no edge is INVALID_INPUT", async () => {
  await using receiver = await openReceiver();

  const response = await fetch(receiver.url, {
    method: "POST",
    headers: { "content-type": "multipart/form-data" },
    body: "--x--",
  });

  expect(await response.json()).toEqual({ code: "INVALID_INPUT" });
});

test("of a thousand parts the first twenty count, and the rest costs nothing", async () => {
  await using receiver = await openReceiver();
  const many = Array.from({ length: 1000 }, (_, at): [string, string] => [`f${at}`, "x"]);

  const response = await fetch(receiver.url, { method: "POST", body: formOf(...many) });

  expect(await response.json()).toHaveLength(20);
});

function openHalf(port: number): Socket {
  const socket = connect(port, "127.0.0.1");
  socket.write(
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 100000\r\n\r\n" +
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nabc',
  );

  return socket;
}

test("a client that falls silent is let go, and its place with it", async () => {
  await using receiver = await openReceiver({ atOnce: 1, silenceMs: 100 });
  const half = openHalf(receiver.port);

  const response = await fetch(receiver.url, { method: "POST", body: formOf(["title", "b"]) });

  expect(response.status).toBe(200);
  half.destroy();
  await receiver.departures();
  expect(await readdir(receiver.folder)).toEqual([]);
});

test("a client that goes away in the middle leaves its place and no file", async () => {
  await using receiver = await openReceiver({ atOnce: 1 });
  const arrival = receiver.arrival();
  const half = openHalf(receiver.port);
  await arrival;
  const waiting = fetch(receiver.url, { method: "POST", body: formOf(["title", "b"]) });
  half.destroy();

  expect((await waiting).status).toBe(200);
  await receiver.departures();
  expect(await readdir(receiver.folder)).toEqual([]);
});

test("more uploads than there are places wait, until one has been dealt with", async () => {
  const { promise: bothIn, resolve: enterBoth } = Promise.withResolvers<void>();
  const { promise: free, resolve: finish } = Promise.withResolvers<void>();
  let inside = 0;
  let most = 0;
  await using receiver = await openReceiver({ atOnce: 2 }, async () => {
    inside += 1;
    most = Math.max(most, inside);
    if (inside === 2) enterBoth();
    await free;
    inside -= 1;
  });
  const arrivals = Array.from({ length: 5 }, () => receiver.arrival());
  const sending = Array.from({ length: 5 }, () =>
    fetch(receiver.url, { method: "POST", body: formOf(["file", new File(["x"], "a.txt")]) }),
  );
  await Promise.all([...arrivals, bothIn]);

  finish();
  const answers = await Promise.all(sending);

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  expect(most).toBe(2);
});

test("what a process left behind that died is cleared away, what is being received is not", async () => {
  await using receiver = await openReceiver();
  const [old, fresh] = await Promise.all([
    mkdtemp(join(receiver.folder, "form-")),
    mkdtemp(join(receiver.folder, "form-")),
  ]);
  const twoDaysAgo = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000);
  await utimes(old, twoDaysAgo, twoDaysAgo);

  await openUploads(receiver.folder, usual);

  expect(await readdir(receiver.folder)).toEqual([fresh.slice(receiver.folder.length + 1)]);
});

test("a file of a hundred megabytes is held on disk and not in memory", async () => {
  let held = 0;
  await using receiver = await openReceiver({ maxFileBytes: 200_000_000 }, async () => {
    held = memoryInUse();
  });
  const piece = new Uint8Array(100_000).fill(120);
  async function* body(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n');
    for (let count = 0; count < 1000; count += 1) yield piece;
    yield Buffer.from("\r\n--x--\r\n");
  }
  const init: RequestInit & { duplex?: "half" } = {
    method: "POST",
    headers: { "content-type": "multipart/form-data; boundary=x" },
    body: ReadableStream.from(body()),
    duplex: "half",
  };
  const before = memoryInUse();

  const response = await fetch(receiver.url, init);

  expect(await response.json()).toMatchObject([{ name: "file", size: 100_000_000 }]);
  expect((held - before) / 1e6).toBeLessThan(10);
});

/** Bytes that something holds on to, with what nobody does collected. */
function memoryInUse(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  const { arrayBuffers, heapUsed } = process.memoryUsage();

  return arrayBuffers + heapUsed;
}
