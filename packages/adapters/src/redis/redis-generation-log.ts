import { type GenerationLog, inProcessGenerationLog, type Log } from "@claw/core";
import type { Redis } from "ioredis";
import { createMirror } from "./mirror.ts";
import { createMirrors } from "./mirrors.ts";
import type { News } from "./news.ts";
import { readEntries } from "./read-entries.ts";
import { replicateReplies } from "./replicate-replies.ts";
import { parseEntry, replyKey } from "./reply-entries.ts";
import type { Tail } from "./tail.ts";

export type RedisGenerationLogOptions = { commands: Redis; tail: Tail; news: News; log: Log };

/**
 * Answers of all processes. Those of this one are read from its own memory, whatever Redis does; beside it they are
 * copied to Redis, where the other processes read them and from where they outlive their writer.
 */
export function redisGenerationLog(options: RedisGenerationLogOptions): GenerationLog & AsyncDisposable {
  const { commands, log } = options;
  const here = inProcessGenerationLog();
  const elsewhere = createMirrors(options);
  const replicator = replicateReplies(commands, log);
  const own = new Map<string, symbol>();

  return {
    open(messageId, soFar) {
      const run = Symbol(messageId);
      const writer = here.open(messageId, soFar);
      const replica = replicator.open(messageId, soFar);
      own.set(messageId, run);

      function leave(): void {
        if (own.get(messageId) === run) own.delete(messageId);
      }

      return {
        announce(sources) {
          writer.announce(sources);
          replica.announce(sources);
        },
        append(part) {
          writer.append(part);
          replica.append(part);
        },
        close(message) {
          leave();
          writer.close(message);
          replica.close(message);
        },
        abandon() {
          leave();
          writer.abandon();
          replica.abandon();
        },
      };
    },
    read: (messageId, from, signal) => (own.has(messageId) ? here : elsewhere).read(messageId, from, signal),
    async recover(messageId) {
      if (commands.status !== "ready") return null;

      try {
        const mirror = createMirror();
        for (const entry of await readEntries(commands, replyKey(messageId))) mirror.take(parseEntry(entry));

        return mirror.texts();
      } catch (error) {
        log.warn({ err: error, messageId }, "what Redis has of an answer could not be read");
        return null;
      }
    },
    async [Symbol.asyncDispose]() {
      elsewhere[Symbol.dispose]();
      await replicator[Symbol.asyncDispose]();
    },
  };
}
