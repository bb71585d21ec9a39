import { randomUUID } from "node:crypto";
import { steadyClock as clock } from "@claw/core";
import { patience } from "@claw/testing/patience";
import type { RedisServer } from "@claw/testing/redis";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { News, SharedRedis } from "../../src/redis/index.ts";
import { redisPresence } from "../../src/redis-presence/redis-presence.ts";
import { describeWithRedis, lookInto, openProcess, untilAway, untilConnected } from "../redis/with-redis.ts";
import { leaseOf, type PresenceProcess, seenIn, shownAs, testPresence } from "./presence-suite.ts";

type Process = PresenceProcess &
  AsyncDisposable & {
    redis: SharedRedis;
    /** Words so far that nobody heard. */
    lost(): number;
  };

describeWithRedis("presence through Redis", (start) => {
  const stack = new AsyncDisposableStack();
  let server: RedisServer;
  let holder: Process;
  let looker: Process;

  beforeAll(async () => {
    server = stack.use(await start());
    holder = stack.use(await openPresence(server));
    looker = stack.use(await openPresence(server));
  });
  afterAll(() => stack.disposeAsync());

  testPresence("through Redis", () => ({ holder, looker }));
  testPresence("through Redis, for its own process", () => ({ holder, looker: holder }));

  test("a process that starts later learns who is there", async () => {
    const organizationId = randomUUID();
    const leases = Array.from({ length: 250 }, () => leaseOf({ organizationId }));
    for (const lease of leases) holder.presence.hold(lease);
    await vi.waitFor(
      async () => expect(await looker.presence.list(organizationId)).toHaveLength(250),
      patience,
    );

    await using late = await openPresence(server);

    await vi.waitFor(
      async () => expect(await late.presence.list(organizationId)).toHaveLength(250),
      patience,
    );
    for (const { id } of leases) holder.presence.end(id);
    await vi.waitFor(async () => expect(await late.presence.list(organizationId)).toHaveLength(0), patience);
  });

  test("a process that ends takes its people along at once", async () => {
    const lease = leaseOf();
    const { organizationId } = lease;
    const ending = await openPresence(server);
    ending.presence.hold(lease);
    await vi.waitFor(async () => expect(await seenIn(looker, organizationId)).toHaveLength(1), patience);

    await ending[Symbol.asyncDispose]();

    await vi.waitFor(async () => expect(await seenIn(looker, organizationId)).toEqual([]), {
      timeout: 5_000,
      interval: 5,
    });
  });

  test("a process that is cut off takes its people along with its last lease, and watchers hear of it", async () => {
    const leaseMs = 1_000;
    await using watching = await openPresence(server, { leaseMs });
    await using staying = await openPresence(server, { leaseMs });
    const lost = await openPresence(server, { leaseMs });
    const organizationId = randomUUID();
    const [lostLease, stayingLease] = [leaseOf({ organizationId }), leaseOf({ organizationId })];
    lost.presence.hold(lostLease);
    staying.presence.hold(stayingLease);
    await vi.waitFor(async () => expect(await seenIn(watching, organizationId)).toHaveLength(2), patience);
    const heard: number[] = [];
    watching.presence.watch(organizationId, () => void heard.push(performance.now()));

    const cutAt = performance.now();
    await lost.redis[Symbol.asyncDispose]();
    await vi.waitFor(() => expect(heard).toHaveLength(1), patience);

    expect((heard[0] ?? 0) - cutAt).toBeLessThan(3 * leaseMs);
    expect(await seenIn(watching, organizationId)).toEqual([shownAs(stayingLease)]);
    await lost[Symbol.asyncDispose]();
  });

  test("while Redis is away one's own people are there, and the others come back with it", async () => {
    await using own = await start();
    await using one = await openPresence(own, { leaseMs: 600 });
    await using other = await openPresence(own, { leaseMs: 600 });
    const organizationId = randomUUID();
    const [before, during] = [leaseOf({ organizationId }), leaseOf({ organizationId })];
    const others = leaseOf({ organizationId });
    one.presence.hold(before);
    other.presence.hold(others);
    await vi.waitFor(async () => expect(await seenIn(one, organizationId)).toHaveLength(2), patience);

    await own.kill();
    await untilAway(one.redis, other.redis);
    one.presence.hold(during);
    one.presence.end(before.id);
    expect((await seenIn(one, organizationId)).map(({ id }) => id)).toContain(during.id);
    await vi.waitFor(
      async () => expect(await seenIn(one, organizationId)).toEqual([shownAs(during)]),
      patience,
    );
    await own.restart();
    await untilConnected(one.redis, other.redis);

    const all = [shownAs(during), shownAs(others)].sort((a, b) => a.id.localeCompare(b.id));
    await vi.waitFor(async () => expect(await seenIn(one, organizationId)).toEqual(all), patience);
    await vi.waitFor(async () => expect(await seenIn(other, organizationId)).toEqual(all), patience);
  });

  test("words that were lost are made good with the next beat", async () => {
    let isLossy = false;
    const isLost = () => isLossy;
    await using lossy = await openPresence(server, { leaseMs: 600, isLost });
    const organizationId = randomUUID();
    const [ending, beginning] = [leaseOf({ organizationId }), leaseOf({ organizationId })];
    lossy.presence.hold(ending);
    await vi.waitFor(
      async () => expect(await seenIn(looker, organizationId)).toEqual([shownAs(ending)]),
      patience,
    );

    isLossy = true;
    lossy.presence.end(ending.id);
    lossy.presence.hold(beginning);
    await vi.waitFor(() => expect(lossy.lost()).toBeGreaterThan(1), patience);
    expect(await seenIn(looker, organizationId)).toEqual([shownAs(ending)]);
    isLossy = false;

    await vi.waitFor(async () => {
      expect(await seenIn(looker, organizationId)).toEqual([shownAs(beginning)]);
    }, patience);
  });

  test("a session that speaks through another process has one lease: the last one", async () => {
    const expiresAt = clock.now().getTime() + 60_000;
    const lease = leaseOf({ id: `session:${randomUUID()}`, expiresAt });
    const { organizationId } = lease;
    const later = { ...lease, state: "away" } as const;
    holder.presence.hold(lease);
    await vi.waitFor(
      async () => expect(await seenIn(looker, organizationId)).toEqual([shownAs(lease)]),
      patience,
    );

    looker.presence.hold(later);

    for (const each of [holder, looker]) {
      await vi.waitFor(
        async () => expect(await seenIn(each, organizationId)).toEqual([shownAs(later)]),
        patience,
      );
    }
  });

  test("a storm of one client is a few words, and idle sockets are none", async () => {
    const words = () => lookInto(server, (client) => client.xlen("claw:news"));
    const lease = leaseOf();
    for (let count = 0; count < 1_000; count += 1) looker.presence.hold(leaseOf());
    looker.presence.hold(lease);
    await vi.waitFor(
      async () => expect(await seenIn(holder, lease.organizationId)).toHaveLength(1),
      patience,
    );
    const before = await words();

    const began = performance.now();
    for (let round = 0; round < 5_000; round += 1) {
      looker.presence.hold({ ...lease, state: round % 2 === 0 ? "away" : "online" });
      if (round % 100 === 0) await new Promise(setImmediate);
    }
    looker.presence.hold({ ...lease, state: "away" });
    await vi.waitFor(
      async () => expect((await seenIn(holder, lease.organizationId))[0]?.state).toBe("away"),
      patience,
    );

    const gatherings = Math.ceil((performance.now() - began) / 5);
    expect(await words()).toBeLessThanOrEqual(before + Math.min(gatherings, 50));
  });

  test("what is no word of ours is passed over", async () => {
    const lease = leaseOf();
    for (const payload of ["{", "null", '{"type":"later"}', '{"type":"leases","held":[{}]}']) {
      await looker.redis.news.publish("presence", payload);
    }

    looker.presence.hold(lease);

    await vi.waitFor(async () => {
      expect(await seenIn(holder, lease.organizationId)).toEqual([shownAs(lease)]);
    }, patience);
  });
});

type ProcessOptions = { leaseMs?: number; isLost?: () => boolean };

/** As another process would: a connection of its own, on which words may get lost. */
async function openPresence(server: RedisServer, options: ProcessOptions = {}): Promise<Process> {
  const { leaseMs = 45_000, isLost = () => false } = options;
  const redis = await openProcess(server);
  let lost = 0;
  const news: News = {
    ...redis.news,
    async publish(kind, payload) {
      if (!isLost()) return await redis.news.publish(kind, payload);

      lost += 1;
      return null;
    },
  };
  const presence = redisPresence({ clock, news, leaseMs, gatherMs: 5 });

  return {
    presence,
    clock,
    redis,
    lost: () => lost,
    async [Symbol.asyncDispose]() {
      await presence[Symbol.asyncDispose]();
      await redis[Symbol.asyncDispose]();
    },
  };
}
