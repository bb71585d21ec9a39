import type { Log } from "@claw/core";
import { findRedis, type RedisServer, startRedis } from "@claw/testing/redis";
import { Redis } from "ioredis";
import { describe, expect, test, vi } from "vitest";
import { openRedis, type SharedRedis } from "../../src/redis/index.ts";

/** Tests against a real Redis; where there is none they are skipped out loud, and fail in CI. */
export function describeWithRedis(name: string, define: (start: () => Promise<RedisServer>) => void): void {
  const program = findRedis();
  if (program !== null) {
    describe(name, () => define(() => startRedis(program)));
    return;
  }

  const how = "redis-server is missing; `apt-get install redis-server` lets the tests against Redis run";
  console.warn(`SKIPPED: ${name}: ${how}`);
  test.runIf(process.env.CI !== undefined)("Redis is installed in CI", () => expect.fail(how));
}

export function listLog(lines: string[] = []): Log {
  const note = (_fields: object, message: string) => void lines.push(message);

  return { debug() {}, info: note, warn: note, error: note };
}

/** As another process would: connections, memory and id of its own. */
export async function openProcess(redis: RedisServer, log: Log = listLog()): Promise<SharedRedis> {
  const opened = await openRedis({ url: redis.url, log });
  expect(opened.isConnected()).toBe(true);

  return opened;
}

/** Looks at Redis from outside. */
export async function lookInto<T>(redis: RedisServer, look: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis(redis.url);
  try {
    return await look(client);
  } finally {
    client.disconnect();
  }
}

export async function untilConnected(...processes: readonly SharedRedis[]): Promise<void> {
  await vi.waitFor(() => expect(processes.every((each) => each.isConnected())).toBe(true), {
    timeout: 15_000,
    interval: 10,
  });
}

export async function untilAway(...processes: readonly SharedRedis[]): Promise<void> {
  await vi.waitFor(() => expect(processes.some((each) => each.isConnected())).toBe(false), {
    timeout: 15_000,
    interval: 10,
  });
}
