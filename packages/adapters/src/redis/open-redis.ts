import { randomUUID } from "node:crypto";
import { type ChangeFeed, type GenerationLog, type Log, pause, type StopSignals } from "@claw/core";
import { connect, reportOutages } from "./connect.ts";
import { createNews, type News } from "./news.ts";
import { redisChangeFeed } from "./redis-change-feed.ts";
import { redisGenerationLog } from "./redis-generation-log.ts";
import { redisStopSignals } from "./redis-stop-signals.ts";
import { openTail } from "./tail.ts";

export type RedisOptions = {
  /** `redis://user:password@host:port/database` */
  url: string;
  log: Log;
  /** Given anew at each start. */
  processId?: string;
};

/** What several processes share through Redis. */
export type SharedRedis = AsyncDisposable & {
  readonly generationLog: GenerationLog;
  readonly changes: ChangeFeed;
  readonly stopSignals: StopSignals;
  readonly news: News;
  /** False while this process goes on by itself. */
  isConnected(): boolean;
};

/** How long a start waits for Redis before it goes on without. */
const firstContactMs = 1_500;

/** Two connections: one for commands, one that waits for all that other processes say. Never throws for a Redis that is away. */
export async function openRedis({ url, log, processId = randomUUID() }: RedisOptions): Promise<SharedRedis> {
  const commands = connect(url, "claw-commands");
  const listening = connect(url, "claw-tail");
  reportOutages([commands, listening], log);

  const news = createNews({ commands, processId, log });
  const tail = openTail({
    redis: listening,
    commands,
    processId,
    log,
    onConnect: (redis) => news.resume(redis, tail),
    onContact: updateContact,
  });
  function updateContact() {
    news.setContact(tail.hasContact() && commands.status === "ready");
  }
  commands.on("ready", updateContact);
  commands.on("close", updateContact);

  const generationLog = redisGenerationLog({ commands, tail, news, log });
  await contact(news);

  return {
    generationLog,
    changes: redisChangeFeed(news),
    stopSignals: redisStopSignals(news, log),
    news,
    isConnected: () => news.hasContact(),
    async [Symbol.asyncDispose]() {
      await generationLog[Symbol.asyncDispose]();
      await tail[Symbol.asyncDispose]();
      commands.disconnect();
    },
  };
}

async function contact(news: News): Promise<void> {
  const waited = new AbortController();
  const unlisten = news.onContact(({ hasContact }) => {
    if (hasContact) waited.abort();
  });

  await pause(firstContactMs, waited.signal);
  unlisten();
}
