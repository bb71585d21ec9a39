import { randomInt } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { inProcessGenerationLog } from "@claw/core";
import type { RedisServer } from "@claw/testing/redis";
import fc from "fast-check";
import { expect, test } from "vitest";
import { describeWithRedis, lookInto, openProcess } from "../redis/with-redis.ts";
import { type Disaster, type Ground, playAndCheck, stepsOf } from "./interleavings.ts";

/** Another one each run, unless the environment names one. */
const seed = Number(process.env.STREAMS_SEED || randomInt(2 ** 31));
const promise = `whoever reads sees the whole answer once and one done [STREAMS_SEED=${seed}]`;

test(`in one process, however readers come, leave and resume: ${promise}`, async () => {
  const ground = { logs: [inProcessGenerationLog()], befall: async () => {} };

  const property = fc.asyncProperty(stepsOf("calm"), (steps) => playAndCheck(ground, steps));
  await fc.assert(property, { seed, numRuns: 25 });
});

describeWithRedis("with Redis", (startRedis) => {
  test(`over three processes: ${promise}`, async () => {
    await using redis = await startRedis();
    await using stack = new AsyncDisposableStack();
    const ground = await groundOn(redis, stack);

    const property = fc.asyncProperty(stepsOf("calm"), (steps) => playAndCheck(ground, steps));
    await fc.assert(property, { seed, numRuns: 25 });
  });

  test(`over three processes, while Redis is cut off, emptied, restarted and stuck: ${promise}`, async () => {
    await using redis = await startRedis();
    await using stack = new AsyncDisposableStack();
    const ground = await groundOn(redis, stack);

    const property = fc.asyncProperty(stepsOf("stormy"), (steps) => playAndCheck(ground, steps));
    await fc.assert(property, { seed, numRuns: 12, endOnFailure: true });
    expect(ground.befallen.size).toBeGreaterThan(1);
  }, 120_000);
});

async function groundOn(redis: RedisServer, stack: AsyncDisposableStack) {
  const processes = [await openProcess(redis), await openProcess(redis), await openProcess(redis)];
  for (const each of processes) stack.use(each);
  const befallen = new Set<Disaster>();

  return {
    befallen,
    logs: processes.map(({ generationLog }) => generationLog),
    async befall(disaster) {
      befallen.add(disaster);
      await befall(redis, disaster);
    },
  } satisfies Ground & { befallen: Set<Disaster> };
}

async function befall(redis: RedisServer, disaster: Disaster): Promise<void> {
  switch (disaster) {
    case "loseConnections":
      return void (await lookInto(redis, (client) =>
        client.call("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"),
      ));
    case "empty":
      return void (await lookInto(redis, (client) => client.flushall()));
    case "restart":
      await redis.kill();
      return redis.restart();
    case "freeze":
      redis.freeze();
      await wait(1_300);
      return redis.thaw();
  }
}
