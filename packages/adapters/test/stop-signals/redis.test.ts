import type { StopWish } from "@claw/core";
import { patience } from "@claw/testing/patience";
import type { RedisServer } from "@claw/testing/redis";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { SharedRedis } from "../../src/redis/index.ts";
import { describeWithRedis, openProcess, untilAway, untilConnected } from "../redis/with-redis.ts";
import { testStopSignals } from "./stop-signals-suite.ts";

describeWithRedis("with Redis", (startRedis) => {
  const stack = new AsyncDisposableStack();
  let redis: RedisServer;
  let one: SharedRedis;
  let other: SharedRedis;

  beforeAll(async () => {
    redis = stack.use(await startRedis());
    one = stack.use(await openProcess(redis));
    other = stack.use(await openProcess(redis));
  });
  afterAll(() => stack.disposeAsync());

  testStopSignals("in the same process", () => ({ wishing: one.stopSignals, heeding: one.stopSignals }));
  testStopSignals("in another process", () => ({ wishing: one.stopSignals, heeding: other.stopSignals }));

  test("while Redis is away a wish is heard where it was made, throws nothing, and later ones arrive again", async () => {
    await using own = await startRedis();
    await using here = await openProcess(own);
    await using there = await openProcess(own);
    const [near, far]: StopWish[][] = [[], []];
    here.stopSignals.listen((wish) => near?.push(wish));
    there.stopSignals.listen((wish) => far?.push(wish));

    await own.kill();
    await untilAway(here, there);
    here.stopSignals.publish({ messageId: "during" });
    await own.restart();
    await untilConnected(here, there);
    here.stopSignals.publish({ messageId: "after" });

    await vi.waitFor(() => expect(far).toEqual([{ messageId: "after" }]), patience);
    expect(near).toEqual([{ messageId: "during" }, { messageId: "after" }]);
  });
});
