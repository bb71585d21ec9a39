import { once } from "node:events";
import { createServer } from "node:http";
import type { Duplex } from "node:stream";
import { listenOnLoopback } from "@claw/testing/loopback";
import { expect, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { createOutflow, type Outflow } from "./outflow.ts";
import { createTurns, type Turns } from "./turns.ts";

/** Both ends of a real socket. The far end reads nothing until it resumes. */
type Pair = { near: WebSocket; far: WebSocket; outflow: Outflow };

type Meeting = AsyncDisposable & { pair(largeEvents?: Turns): Promise<Pair> };

/** More than the kernel keeps for a socket whose other end reads nothing. */
const flood = Buffer.alloc(16 * 1024 * 1024, "x");

/** Lets everything that can go on now do so. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
}

async function openMeeting(): Promise<Meeting> {
  const server = createServer();
  const wss = new WebSocketServer({ noServer: true });
  const port = await listenOnLoopback(server);

  return {
    async pair(largeEvents = createTurns(1)) {
      const upgraded = Promise.withResolvers<Omit<Pair, "far">>();
      server.once("upgrade", (request, socket: Duplex, head: Buffer) =>
        wss.handleUpgrade(request, socket, head, (near) =>
          upgraded.resolve({ near, outflow: createOutflow(near, socket, largeEvents) }),
        ),
      );
      const far = new WebSocket(`ws://127.0.0.1:${port}`);
      await once(far, "open");
      far.pause();

      return { ...(await upgraded.promise), far };
    },
    async [Symbol.asyncDispose]() {
      for (const client of wss.clients) client.terminate();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function isSettled(promise: Promise<unknown> | null): Promise<boolean> {
  let is = false;
  void promise?.then(() => {
    is = true;
  });
  await settle();

  return is;
}

test("an event passes at once while the other end reads, and waits while it does not", async () => {
  await using meeting = await openMeeting();
  const { near, far, outflow } = await meeting.pair();
  expect(outflow.roomFor(10, undefined)).toBeNull();

  near.send(flood);
  const room = outflow.roomFor(10, undefined);
  expect(await isSettled(room)).toBe(false);

  far.resume();
  await room;
  expect(outflow.roomFor(10, undefined)).toBeNull();
});

test("waiting ends with its signal, and with the socket", async () => {
  await using meeting = await openMeeting();
  const { near, far, outflow } = await meeting.pair();
  const leaving = new AbortController();
  near.send(flood);
  const left = outflow.roomFor(10, leaving.signal);
  const stayed = outflow.roomFor(10, undefined);

  leaving.abort();
  await left;
  await outflow.roomFor(10, leaving.signal);
  expect(await isSettled(stayed)).toBe(false);

  far.terminate();
  near.terminate();
  await stayed;
});

test("those who wait are let go one by one: whoever fills the socket again keeps the others waiting", async () => {
  await using meeting = await openMeeting();
  const { near, far, outflow } = await meeting.pair();
  near.send(flood);
  const first = outflow.roomFor(10, undefined)?.then(() => {
    far.pause();
    near.send(flood);
  });
  const second = outflow.roomFor(10, undefined);

  far.resume();
  await first;
  expect(await isSettled(second)).toBe(false);

  far.resume();
  await second;
});

test("large events to different sockets leave in turns, and one that is not taken holds the others up for a moment", async () => {
  await using meeting = await openMeeting();
  const largeEvents = createTurns(100_000);
  const [one, two, three] = [
    await meeting.pair(largeEvents),
    await meeting.pair(largeEvents),
    await meeting.pair(largeEvents),
  ];
  const send = async ({ outflow, near, far }: Pair) => {
    // Reads what came before, says so, and takes nothing more.
    far.once("ping", () => far.pause());
    far.resume();
    await outflow.roomFor(80_000, undefined);
    near.send(flood);
  };

  await send(one);
  const second = send(two);
  const third = send(three);
  expect(await isSettled(second)).toBe(false);

  one.near.terminate();
  await second;
  expect(await isSettled(third)).toBe(false);

  // The second is never taken: the third goes all the same.
  await third;
});

test("who takes no answers is read from again when they do", async () => {
  await using meeting = await openMeeting();
  const { near, far, outflow } = await meeting.pair();
  const heard: string[] = [];
  near.on("message", (data) => heard.push(String(data)));

  near.send(flood);
  outflow.pauseReadingIfFar();
  far.send("while full");
  await settle();
  expect(heard).toEqual([]);

  const message = once(near, "message");
  far.resume();
  await message;
  expect(heard).toEqual(["while full"]);
});
