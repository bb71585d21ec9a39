import { randomBytes } from "node:crypto";
import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { Turns } from "./turns.ts";

/** What leaves over one socket, held back while the other end does not take it. */
export type Outflow = {
  /** The other end takes less than we send. */
  readonly isFull: boolean;
  /** See {@link import("@claw/api/server").CallSocket.roomFor}. */
  roomFor(characters: number, signal: AbortSignal | undefined): Promise<void> | null;
  /** Takes no more messages from somebody who does not take the answers, until they are gone. */
  pauseReadingIfFar(): void;
};

/** Answers to calls pile up beyond what events are held back at, so that a slow reader can still say "stop". */
const farBytes = 256 * 1024;
/** Events above it leave in turns: were a long answer's end sent to all its readers at once, each would need a copy. */
const largeCharacters = 32 * 1024;
/** How long a reader that does not take a large event may keep its turn. */
const patienceMs = 250;

/**
 * Full is what Node says it is: more than the socket's high-water mark is waiting, until all of it has left. Whoever
 * waits is let go one at a time, as each sends a frame that may fill the socket again.
 */
export function createOutflow(client: WebSocket, socket: Duplex, largeEvents: Turns): Outflow {
  const waiting = new Set<() => void>();
  /** By the mark of the ping that each waits for. */
  const unread = new Map<string, () => void>();
  /** Ends of turns whose event has not left yet. */
  const untaken = new Set<() => void>();
  let isLooking = false;

  function letNextGo(): void {
    if (socket.writableNeedDrain) {
      socket.once("drain", letNextGo);
      return;
    }

    const [next] = waiting;
    next?.();
    isLooking = waiting.size > 0;
    if (isLooking) setImmediate(letNextGo);
  }

  function untilTaken(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      function go(): void {
        waiting.delete(go);
        signal?.removeEventListener("abort", go);
        resolve();
      }

      if (signal?.aborted) return resolve();
      waiting.add(go);
      signal?.addEventListener("abort", go, { once: true });
      if (isLooking) return;
      isLooking = true;
      letNextGo();
    });
  }

  async function untilTurn(characters: number, signal: AbortSignal | undefined): Promise<void> {
    await untilTaken(signal);
    await untilRead(signal);
    const endTurn = await largeEvents.take(characters, signal);

    // By then the event has been sent, or its subscription has ended.
    setImmediate(() => whenTaken(endTurn));
  }

  /** Kernels take a megabyte or two for somebody who reads nothing; only an answer to a ping says that all was read. */
  function untilRead(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const mark = randomBytes(8).toString("hex");
      function end(): void {
        unread.delete(mark);
        signal?.removeEventListener("abort", end);
        resolve();
      }

      if (signal?.aborted || client.readyState !== client.OPEN) return resolve();
      unread.set(mark, end);
      signal?.addEventListener("abort", end, { once: true });
      client.ping(mark);
    });
  }

  function whenTaken(endTurn: () => void): void {
    if (!socket.writableNeedDrain) {
      endTurn();
      return;
    }

    const timer = setTimeout(end, patienceMs);
    function end(): void {
      clearTimeout(timer);
      untaken.delete(end);
      endTurn();
    }
    untaken.add(end);
  }

  // One listener, however many large events wait: a socket may have as many readers as it has subscriptions.
  socket.on("drain", () => {
    for (const end of [...untaken]) end();
  });

  client.on("pong", (payload) => unread.get(payload.toString())?.());
  client.once("close", () => {
    for (const go of [...waiting, ...unread.values(), ...untaken]) go();
  });

  return {
    get isFull() {
      return socket.writableNeedDrain;
    },
    roomFor(characters, signal) {
      if (characters > largeCharacters) return untilTurn(characters, signal);

      return socket.writableNeedDrain || waiting.size > 0 ? untilTaken(signal) : null;
    },
    pauseReadingIfFar() {
      if (client.isPaused || client.bufferedAmount <= farBytes) return;

      client.pause();
      socket.once("drain", () => client.resume());
    },
  };
}
