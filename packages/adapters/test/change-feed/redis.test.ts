import { randomUUID } from "node:crypto";
import type { RedisServer } from "@claw/testing/redis";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SharedRedis } from "../../src/redis/index.ts";
import { describeWithRedis, lookInto, openProcess, untilAway, untilConnected } from "../redis/with-redis.ts";
import { clientOf, deleted, testChangeFeed } from "./change-feed-suite.ts";

const reset = { type: "reset" } as const;

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

  testChangeFeed("in the process that publishes", () => ({ publishing: one.changes, watching: one.changes }));
  testChangeFeed("in another process", () => ({ publishing: one.changes, watching: other.changes }));

  test("a client goes on at another process with the id that it has from the first", async () => {
    const li = randomUUID();
    const first = clientOf(one.changes, li);
    one.changes.publish(li, deleted("1"));
    other.changes.publish(li, deleted("2"));
    const [{ id }, second] = [await first.next(), await first.next()];
    await first.leave();

    const there = clientOf(other.changes, li, id);
    expect(await there.next()).toEqual(second);
    one.changes.publish(li, deleted("3"));
    expect(await there.take(1)).toEqual([deleted("3")]);
    await there.leave();
  });

  test("what is too large to be carried around is a reset", async () => {
    const li = randomUUID();
    const clients = [clientOf(one.changes, li), clientOf(other.changes, li)];

    one.changes.publish(li, deleted("x".repeat(100_000)));

    for (const client of clients) expect(await client.take(1)).toEqual([reset]);
    for (const client of clients) await client.leave();
  });

  test("while Redis is away the clients of the same process hear at once, and those elsewhere a reset afterwards", async () => {
    await using own = await startRedis();
    await using here = await openProcess(own);
    await using there = await openProcess(own);
    const li = randomUUID();
    const [near, far] = [clientOf(here.changes, li), clientOf(there.changes, li)];
    here.changes.publish(li, deleted("before"));
    const known = await near.next();
    await far.next();

    await own.kill();
    await untilAway(here, there);
    here.changes.publish(li, deleted("during"));
    expect(await near.take(1)).toEqual([deleted("during")]);
    const blind = clientOf(there.changes, randomUUID(), known.id);
    expect(await blind.take(1)).toEqual([reset]);

    await own.restart();
    await untilConnected(here, there);
    expect(await far.take(1)).toEqual([reset]);
    const late = clientOf(there.changes, li, known.id);
    expect(await late.take(1)).toEqual([reset]);
    for (const client of [near, far, blind, late]) await client.leave();
  });

  test("a Redis that was stuck and did not forget: told here once, reset elsewhere, and in the right order after that", async () => {
    await using own = await startRedis();
    await using here = await openProcess(own);
    await using there = await openProcess(own);
    const li = randomUUID();
    const [near, far] = [clientOf(here.changes, li), clientOf(there.changes, li)];
    here.changes.publish(li, deleted("before"));
    for (const client of [near, far]) expect(await client.take(1)).toEqual([deleted("before")]);

    own.freeze();
    // Sent before anybody can know that Redis is stuck: it may carry it out when it wakes.
    here.changes.publish(li, deleted("doubtful"));
    expect(await near.take(1)).toEqual([deleted("doubtful")]);
    await untilAway(here, there);
    here.changes.publish(li, deleted("during"));
    expect(await near.take(1)).toEqual([deleted("during")]);
    own.thaw();
    await untilConnected(here, there);
    here.changes.publish(li, deleted("after"));

    expect(await near.take(1)).toEqual([deleted("after")]);
    let heard = await far.next();
    while (heard.event.type !== "reset") heard = await far.next();
    while (heard.event.type === "reset") heard = await far.next();
    expect(heard.event).toEqual(deleted("after"));
    for (const client of [near, far]) await client.leave();
  });

  test("a Redis that was emptied answers an old id with reset", async () => {
    await using own = await startRedis();
    await using here = await openProcess(own);
    const li = randomUUID();
    const client = clientOf(here.changes, li);
    here.changes.publish(li, deleted("1"));
    const { id } = await client.next();
    await client.leave();

    await lookInto(own, (outside) => outside.flushall());

    const back = clientOf(here.changes, li, id);
    expect(await back.take(1)).toEqual([reset]);
    here.changes.publish(li, deleted("2"));
    expect(await back.take(1)).toEqual([deleted("2")]);
    await back.leave();
  });
});
