import type { LimitedKeys, Log, RateLimit, RateLimiter } from "@claw/core";
import { patience } from "@claw/testing/patience";
import { findRedis, type RedisServer, startRedis } from "@claw/testing/redis";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { redisRateLimiter } from "../../src/rate-limit/redis-rate-limiter.ts";
import { testRateLimiter } from "./rate-limiter-suite.ts";

const program = findRedis();

if (program === null) {
  const how = "redis-server is missing; `apt-get install redis-server` lets the tests against Redis run";
  console.warn(`SKIPPED: ${how}`);
  test.runIf(process.env.CI !== undefined)("Redis is installed in CI", () => expect.fail(how));
}

describe.skipIf(program === null)("with Redis", () => {
  const lines: string[] = [];
  const note = (_fields: object, message: string) => void lines.push(message);
  const log: Log = { debug: note, info: note, warn: note, error: note };
  const stack = new AsyncDisposableStack();
  let redis: RedisServer;
  let limiter: RateLimiter & LimitedKeys;

  beforeAll(async () => {
    redis = stack.use(await startRedis(program ?? ""));
    limiter = stack.use(await connected(redis, log));
  });
  afterAll(() => stack.disposeAsync());

  testRateLimiter("Redis", () => limiter);

  test("two processes share their counts", async () => {
    await using other = await connected(redis, log);
    const rate: RateLimit = { name: "shared", limit: 1, windowSeconds: 60 };

    await other.consume(rate, "li");

    await expect(limiter.consume(rate, "li")).rejects.toMatchObject({ code: "RATE_LIMITED" });
    expect(await other.list()).toContainEqual(expect.objectContaining({ ...rate, key: "li" }));
    expect(await other.clear("shared", "li")).toBe(true);
    expect(await limiter.consume(rate, "li")).toMatchObject({ remaining: 0 });
  });

  test("while Redis is away the limits hold in the process, nobody waits, and it is said once", async () => {
    await using own = await startRedis(program ?? "");
    await using insured = await connected(own, log);
    const rate: RateLimit = { name: "insured", limit: 2, windowSeconds: 60 };
    lines.length = 0;

    await own.kill();
    const before = performance.now();
    await insured.consume(rate, "li");
    await insured.check(rate, "li");
    await insured.consume(rate, "li");
    await expect(insured.consume(rate, "li")).rejects.toMatchObject({ code: "RATE_LIMITED" });
    await expect(insured.check(rate, "li")).rejects.toMatchObject({ code: "RATE_LIMITED" });
    expect(await insured.list()).toMatchObject([{ name: "insured", key: "li", limit: 2 }]);
    expect(performance.now() - before).toBeLessThan(1_000);

    await vi.waitFor(
      () => expect(lines).toEqual(["Redis is away: this process counts attempts for itself"]),
      patience,
    );
    await own.restart();
    await vi.waitFor(() => expect(lines).toContain("Redis is back: attempts are counted there again"), {
      timeout: 10_000,
    });
    await insured.consume(rate, "li");
    expect(lines).toHaveLength(2);
  });
});

/** Connected means that Redis counts: what one has used up, another sees. */
async function connected(redis: RedisServer, log: Log): Promise<RateLimiter & LimitedKeys & AsyncDisposable> {
  const [one, other] = [redisRateLimiter({ url: redis.url, log }), redisRateLimiter({ url: redis.url, log })];
  const rate: RateLimit = { name: "connected", limit: 1, windowSeconds: 60 };

  await vi.waitFor(async () => {
    const key = crypto.randomUUID();
    await one.consume(rate, key);
    await expect(other.check(rate, key)).rejects.toMatchObject({ code: "RATE_LIMITED" });
  }, patience);
  await other[Symbol.asyncDispose]();

  return one;
}
