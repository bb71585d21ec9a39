import type { Log } from "@claw/core";
import { Redis } from "ioredis";

const connectTimeoutMs = 2_000;
/** Redis is away when it owes an answer for so long. */
const deadAfterMs = 1_500;
const longestPauseMs = 2_000;

/**
 * A connection that never queues: while it is down a command fails at once, and one without an answer for
 * 1.5 s takes the connection down with all that wait on it.
 * @param name how `CLIENT LIST` shows it
 */
export function connect(url: string, name: string): Redis {
  return new Redis(url, {
    connectionName: name,
    protocol: 2,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    connectTimeout: connectTimeoutMs,
    socketTimeout: deadAfterMs,
    // After a failover the name may stand for another server, while the connection is to the old one.
    reconnectOnError: ({ message }) => message.startsWith("READONLY"),
    retryStrategy: (times) => Math.min(25 * 2 ** times, longestPauseMs) * (0.5 + Math.random() / 2),
  });
}

/** Says once when Redis goes and once when it is back, not at every attempt to reach it. */
export function reportOutages(connections: readonly Redis[], log: Log): void {
  let isAway = false;

  for (const redis of connections) {
    redis.on("error", (error: Error) => {
      if (!isAway) log.warn({ err: error }, "Redis is away: this process goes on by itself");
      isAway = true;
    });
    redis.on("ready", () => {
      if (!isAway || connections.some(({ status }) => status !== "ready")) return;

      isAway = false;
      log.info({}, "Redis is back");
    });
  }
}
