import { type Log, pause } from "@claw/core";
import type { Redis } from "ioredis";
import { beginning } from "./stream-id.ts";

export type StreamEntry = [id: string, fields: string[]];

/** Follows any number of streams over one connection. */
export type Tail = AsyncDisposable & {
  /** False while what is added to the streams does not arrive here. */
  hasContact(): boolean;
  /** Entries after a position, in order, until it is told to stop. After lost contact it goes on where it was. */
  follow(key: string, after: string, heed: (entries: StreamEntry[]) => void): () => void;
};

export type TailOptions = {
  /** For the blocking reads alone. */
  redis: Redis;
  commands: Redis;
  processId: string;
  log: Log;
  /** Called at each new connection, before anything is followed on it. */
  onConnect(redis: Redis): Promise<void>;
  onContact(hasContact: boolean): void;
};

type Follower = { after: string; heed(entries: StreamEntry[]): void };

/** Shorter than the silence after which a connection counts as dead. */
const blockMs = 400;
const batchSize = 200;
const wakeSeconds = 60;
const refusedPauseMs = 1_000;

/**
 * One connection waits for all streams at once. What is followed can change while it waits: an entry in a stream of
 * this process's own then ends the wait, so that the new streams are in the next one; nothing is missed in between,
 * since each stream has its position.
 */
export function openTail({ redis, commands, processId, log, onConnect, onContact }: TailOptions): Tail {
  const wakeKey = `claw:wake:${processId}`;
  const followers = new Map<string, Follower>([[wakeKey, { after: beginning, heed() {} }]]);
  const closing = new AbortController();
  let hasContact = false;
  let isRefused = false;
  let isWaking = false;
  let running: Promise<void> = Promise.resolve();

  function setContact(has: boolean): void {
    if (hasContact === has) return;

    hasContact = has;
    onContact(has);
  }

  async function run(): Promise<void> {
    try {
      await onConnect(redis);
      setContact(true);
      while (!closing.signal.aborted) await readOnce();
    } catch (error) {
      // The connection's end, which was reported; or Redis refuses, and will perhaps do so again.
      if (redis.status === "ready") await connectAgain(error);
    }
  }

  async function connectAgain(error: unknown): Promise<void> {
    setContact(false);
    if (!isRefused) log.warn({ err: error }, "Redis cannot be followed");
    isRefused = true;

    await pause(refusedPauseMs, closing.signal);
    if (!closing.signal.aborted) redis.disconnect(true);
  }

  async function readOnce(): Promise<void> {
    const asked = [...followers];
    const positions = asked.map(([, { after }]) => after);
    const keys = asked.map(([key]) => key);
    const found = await redis.xread("COUNT", batchSize, "BLOCK", blockMs, "STREAMS", ...keys, ...positions);
    isRefused = false;
    if (!found) return;

    const askedBy = new Map(asked);
    for (const [key, entries] of found) {
      const follower = askedBy.get(key);
      const last = entries.at(-1);
      if (!follower || !last || followers.get(key) !== follower) continue;

      follower.after = last[0];
      follower.heed(entries);
    }
  }

  function wake(): void {
    if (isWaking || !hasContact || commands.status !== "ready") return;

    isWaking = true;
    setImmediate(() => {
      isWaking = false;
      commands
        .pipeline()
        .xadd(wakeKey, "MAXLEN", 1, "*", "w", "")
        .expire(wakeKey, wakeSeconds)
        .exec()
        .catch((error: unknown) => log.debug({ err: error }, "the wait for Redis could not be ended early"));
    });
  }

  redis.on("ready", () => {
    running = running.then(run);
  });
  redis.on("close", () => setContact(false));

  return {
    hasContact: () => hasContact,
    follow(key, after, heed) {
      const follower: Follower = { after, heed };
      followers.set(key, follower);
      wake();

      return () => {
        if (followers.get(key) === follower) followers.delete(key);
      };
    },
    async [Symbol.asyncDispose]() {
      closing.abort();
      redis.disconnect();
      await running;
    },
  };
}
