import { randomUUID } from "node:crypto";
import type { Message, Source } from "@claw/contract";
import {
  createTextLog,
  type Log,
  type ReplyPosition,
  type ReplySoFar,
  type ReplyWriter,
  type TextLog,
} from "@claw/core";
import type { Redis } from "ioredis";
import { type Extended, type Extension, extendStreams } from "./extend-streams.ts";
import { formatEntry, replyKey } from "./reply-entries.ts";

/** Copies the answers that this process writes into Redis. */
export type Replicator = AsyncDisposable & {
  open(messageId: string, soFar: ReplySoFar): ReplyWriter;
};

type Replica = {
  readonly key: string;
  readonly writer: string;
  readonly text: TextLog;
  readonly reasoning: TextLog;
  sources: readonly Source[] | null;
  /** What Redis has acknowledged of a stream that begins with this writer; null where there is none. */
  acknowledged: ReplyPosition | null;
  /** The stream may still hold an earlier run of the same answer. */
  replacesEarlier: boolean;
  ended: Message | null;
  isDirty: boolean;
  expiresAt: number;
};

type Sent = { replica: Replica; upTo: ReplyPosition; extension: Extension };

/** Text of so long a time travels together. */
const coalesceMs = 40;
const retryMs = 500;
/** How long a stream outlives its writer's last word, and its end. */
const keptSeconds = 15 * 60;
const keptAfterEndSeconds = 2 * 60;

/**
 * One command at a time for all answers. What Redis has not acknowledged is sent again, so that entries may overlap;
 * where Redis has lost the stream it is begun anew from the first character. While Redis is away nothing is queued:
 * the text so far is the queue, and an answer that ends then is left to the database.
 */
export function replicateReplies(redis: Redis, log: Log): Replicator {
  const live = new Set<Replica>();
  const dirty = new Set<Replica>();
  let timer: NodeJS.Timeout | null = null;
  let flying: Promise<void> | null = null;
  let isUrgent = false;
  let isRefused = false;
  let isClosed = false;

  function touch(replica: Replica, urgent: boolean): void {
    if (isClosed) return;

    replica.isDirty = true;
    dirty.add(replica);
    if (urgent) isUrgent = true;
    if (!flying) scheduleFlush(coalesceMs);
  }

  function scheduleFlush(delayMs: number): void {
    if (isUrgent) flush();
    else timer ??= setTimeout(flush, delayMs);
  }

  function flush(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    isUrgent = false;
    if (redis.status !== "ready") forgetEnded();
    if (flying || dirty.size === 0 || redis.status !== "ready") return;

    flying = send().then((isTaken) => {
      flying = null;
      if (dirty.size > 0) scheduleFlush(isTaken ? coalesceMs : retryMs);
    });
  }

  function forgetEnded(): void {
    for (const replica of dirty) if (replica.ended) dirty.delete(replica);
  }

  /** Whether Redis takes anything. */
  async function send(): Promise<boolean> {
    const sent = [...dirty].map(nextPart);
    dirty.clear();

    try {
      const extensions = sent.map(({ extension }) => extension);
      const results = await extendStreams(redis, extensions);
      for (const [at, part] of sent.entries()) heed(part, results[at] ?? "refused");
      if (results.includes("refused")) reportRefusal(new Error("the stream of an answer was refused"));
      else isRefused = false;
      return results.some((result) => result !== "refused");
    } catch (error) {
      for (const part of sent) heed(part, "refused");
      if (redis.status === "ready") reportRefusal(error);
      return false;
    }
  }

  function heed({ replica, upTo }: Sent, result: Extended): void {
    switch (result) {
      case "added":
        replica.acknowledged = upTo;
        replica.replacesEarlier = false;
        return;
      case "gone":
        replica.acknowledged = null;
        isUrgent = true;
        break;
      case "refused":
        // Who reads an ended answer finds it in the database.
        if (replica.ended) return;
        break;
    }
    // The answer became another process's meanwhile, and so did its stream.
    if (!live.has(replica) && !replica.ended) return;

    replica.isDirty = true;
    dirty.add(replica);
  }

  function reportRefusal(error: unknown): void {
    if (!isRefused) log.warn({ err: error }, "Redis does not take answers");
    isRefused = true;
  }

  redis.on("ready", () => {
    // It may have forgotten what it had acknowledged.
    for (const replica of live) touch(replica, true);
  });

  return {
    open(messageId, soFar) {
      const replica = createReplica(messageId, soFar);
      let isFirst = true;
      live.add(replica);
      touch(replica, true);

      return {
        announce(sources) {
          replica.sources = sources;
          touch(replica, true);
        },
        append({ text, reasoning }) {
          replica.text.append(text);
          replica.reasoning.append(reasoning);
          if (replica.isDirty && !isFirst) return;

          touch(replica, isFirst);
          isFirst = false;
        },
        close(message) {
          replica.ended = message;
          live.delete(replica);
          touch(replica, true);
        },
        abandon() {
          live.delete(replica);
          dirty.delete(replica);
        },
      };
    },
    async [Symbol.asyncDispose]() {
      await flying;
      flush();
      isClosed = true;
      await flying;
      if (timer) clearTimeout(timer);
    },
  };
}

function createReplica(messageId: string, soFar: ReplySoFar): Replica {
  return {
    key: replyKey(messageId),
    writer: randomUUID(),
    text: createTextLog(soFar.text),
    reasoning: createTextLog(soFar.reasoning),
    sources: soFar.sources ?? null,
    acknowledged: null,
    replacesEarlier: true,
    ended: null,
    isDirty: false,
    expiresAt: 0,
  };
}

/** What Redis lacks of an answer. */
function nextPart(replica: Replica): Sent {
  const { key, writer, text, reasoning, sources, acknowledged, ended } = replica;
  const from = acknowledged ?? { reasoning: 0, text: 0, hasSources: false };
  const upTo = { reasoning: reasoning.length, text: text.length, hasSources: sources !== null };
  const texts = { reasoning: reasoning.since(from.reasoning), text: text.since(from.text) };
  const isOpening = acknowledged === null;
  replica.isDirty = false;

  const untold = from.hasSources ? null : sources;
  const entry = formatEntry({ writer, isOpening, from, texts, sources: untold, ended });
  return { replica, upTo, extension: { key, mode: modeOf(replica), entry, keptSeconds: keptFor(replica) } };
}

function modeOf({ acknowledged, replacesEarlier }: Replica): Extension["mode"] {
  if (acknowledged) return "extend";

  return replacesEarlier ? "replace" : "begin";
}

/** Renewed when a third of the time is over, not with each entry. */
function keptFor(replica: Replica): number | null {
  const seconds = replica.ended ? keptAfterEndSeconds : keptSeconds;
  const now = performance.now();
  const isLong = replica.expiresAt - now > (keptSeconds * 1000 * 2) / 3;
  if (isLong && replica.acknowledged && !replica.ended) return null;

  replica.expiresAt = now + seconds * 1000;
  return seconds;
}
