import { randomUUID } from "node:crypto";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type Actor, DomainError, type PresenceEvent, type UserActor } from "@claw/contract";
import { createPresenceService, inProcessPresence, type Lease, type Presence } from "@claw/core";
import type { Database } from "@claw/db";
import { createTestDatabase } from "@claw/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { movableClock } from "../auth/movable-clock.ts";

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const timing = { typingMs: 6_000, leaseMs: 45_000 };

let db: Database;
const stack = new AsyncDisposableStack();

beforeAll(async () => {
  const database = stack.use(await createTestDatabase());
  db = database.db;
});

afterAll(() => stack.disposeAsync());

setFlagsFromString("--expose-gc");
const collect = z.function().parse(runInNewContext("gc"));

/** The service over leases whose writes are counted, with conversations that only their owner may read. */
function openWorld() {
  const clock = movableClock("2026-11-22T08:00:00Z");
  const book = stack.use(inProcessPresence({ clock, gatherMs: 1 }));
  const written: Lease[] = [];
  const presence: Presence = {
    ...book,
    hold(lease) {
      const before = book.find(lease.id);
      book.hold(lease);
      if (JSON.stringify(before) !== JSON.stringify(lease)) written.push(lease);
    },
  };
  const owners = new Map<string, string>();
  const asked: string[] = [];
  const conversations = {
    async requireReadable(actor: Actor, conversationId: string) {
      asked.push(conversationId);
      const isOwner = actor.kind === "user" && owners.get(conversationId) === actor.userId;
      if (!isOwner) throw new DomainError("NOT_FOUND", { message: "There is no such conversation." });
    },
  };
  const service = createPresenceService({ db, clock, log: silent, timing, presence, conversations });

  function conversationOf({ userId }: UserActor): string {
    const id = randomUUID();
    owners.set(id, userId);
    return id;
  }

  return { clock, service, written, asked, conversationOf, presence };
}

function person(organizationId: string = randomUUID()): UserActor {
  const origin = { address: "127.0.0.1", userAgent: null };

  return {
    kind: "user",
    origin,
    userId: randomUUID(),
    organizationId,
    sessionId: randomUUID(),
    role: "user",
    tier: "free",
  };
}

const seated = ({ userId }: UserActor, more: object = {}) => ({
  userId,
  name: "",
  state: "online",
  isTyping: false,
  devices: 1,
  ...more,
});

test("a thousand keys within half a typing lease write once, and the next one again", async () => {
  const { clock, service, written, asked, conversationOf } = openWorld();
  const li = person();
  const conversationId = conversationOf(li);
  service.arrive(li, "phone");
  written.length = 0;

  for (let key = 0; key < 1_000; key += 1) {
    await service.set(li, { conversationId, isTyping: true }, "phone");
    clock.advance(timing.typingMs / 2_000);
  }
  expect(written).toHaveLength(1);
  await service.set(li, { conversationId, isTyping: true }, "phone");

  expect(written).toHaveLength(2);
  expect(asked).toEqual([conversationId]);
});

test("a typist who goes on types on, one who says no more has stopped", async () => {
  const { clock, service, conversationOf } = openWorld();
  const li = person();
  const conversationId = conversationOf(li);
  service.arrive(li, "phone");

  for (let pause = 0; pause < 5; pause += 1) {
    await service.set(li, { conversationId, isTyping: true }, "phone");
    clock.advance(timing.typingMs / 2);
    expect((await service.active(li, { conversationId })).items).toEqual([seated(li, { isTyping: true })]);
  }
  clock.advance(timing.typingMs);

  expect((await service.active(li, { conversationId })).items).toEqual([seated(li)]);
});

test("typing ends with going to another conversation, and needs one", async () => {
  const { service, conversationOf } = openWorld();
  const li = person();
  const [one, other] = [conversationOf(li), conversationOf(li)];
  service.arrive(li, "phone");

  await expect(service.set(li, { isTyping: true }, "phone")).rejects.toMatchObject({ code: "INVALID_INPUT" });
  await service.set(li, { conversationId: one, isTyping: true }, "phone");
  await service.set(li, { conversationId: other }, "phone");

  expect((await service.active(li, { conversationId: one })).items).toEqual([]);
  expect((await service.active(li, { conversationId: other })).items).toEqual([seated(li)]);
});

test("what is said over HTTP holds for a lease, and longer only if it is said again", async () => {
  const { clock, service } = openWorld();
  const li = person();

  await service.set(li, { state: "away" }, null);
  clock.advance(timing.leaseMs - 1);
  expect((await service.active(li, {})).items).toEqual([seated(li, { state: "away" })]);
  await service.set(li, {}, null);
  clock.advance(timing.leaseMs - 1);
  expect((await service.active(li, {})).items).toEqual([seated(li, { state: "away" })]);
  clock.advance(1);

  expect(await service.active(li, {})).toEqual({ total: 0, items: [] });
});

test("a socket that is gone says nothing more, even if it was still being listened to", async () => {
  const { service, conversationOf } = openWorld();
  const li = person();
  service.arrive(li, "phone");

  const saying = service.set(li, { conversationId: conversationOf(li) }, "phone");
  service.leave("phone");
  await saying;

  expect((await service.active(li, {})).total).toBe(0);
});

test("a conversation that one may not read can be neither watched nor entered", async () => {
  const { service, conversationOf } = openWorld();
  const organizationId = randomUUID();
  const [li, han] = [person(organizationId), person(organizationId)];
  const conversationId = conversationOf(li);
  service.arrive(han, "phone");

  const refused = { code: "NOT_FOUND" };
  await expect(service.set(han, { conversationId }, "phone")).rejects.toMatchObject(refused);
  await expect(service.active(han, { conversationId })).rejects.toMatchObject(refused);
  await expect(
    service.onPresence(han, { conversationId })[Symbol.asyncIterator]().next(),
  ).rejects.toMatchObject(refused);
  expect((await service.active(li, { conversationId })).items).toEqual([]);
});

test("colleagues are seen by their names, and nobody of another organization", async () => {
  const { service } = openWorld();
  const [li, stranger] = [person(), person()];
  const email = `${randomUUID()}@example.com`;
  await db.prisma.user.create({ data: { id: li.userId, email, passwordHash: "-", name: "李雷" } });
  service.arrive(li, "li's");
  service.arrive(stranger, "stranger's");

  expect((await service.active(person(li.organizationId), {})).items).toEqual([seated(li, { name: "李雷" })]);
  expect((await service.active(stranger, {})).items).toEqual([seated(stranger)]);
});

test("a watcher hears everything, then what changes, and leaves when told", async () => {
  const { service } = openWorld();
  const organizationId = randomUUID();
  const [li, han] = [person(organizationId), person(organizationId)];
  const leaving = new AbortController();
  service.arrive(li, "li's");
  const events = service.onPresence(li, {}, leaving.signal)[Symbol.asyncIterator]();
  const next = async (): Promise<PresenceEvent> => (await events.next()).value;

  expect(await next()).toEqual({ type: "all", present: [seated(li)] });
  service.arrive(han, "han's");
  expect(await next()).toEqual({ type: "changed", present: [seated(han)], left: [] });
  await service.set(han, { state: "away" }, "han's");
  expect(await next()).toEqual({ type: "changed", present: [seated(han, { state: "away" })], left: [] });
  service.leave("han's");
  expect(await next()).toEqual({ type: "changed", present: [], left: [han.userId] });

  const last = events.next();
  leaving.abort();
  expect(await last).toEqual({ done: true, value: undefined });
});

test("a watcher that does not read gets the latest state of each, not the way there", async () => {
  const { service, presence } = openWorld();
  const organizationId = randomUUID();
  const [li, han] = [person(organizationId), person(organizationId)];
  service.arrive(li, "li's");
  const events = service.onPresence(li, {})[Symbol.asyncIterator]();
  await events.next();

  for (let round = 0; round < 20; round += 1) {
    const gathered = new Promise<void>((heed) => {
      const stop = presence.watch(organizationId, () => {
        stop();
        heed();
      });
    });
    service.arrive(han, "han's");
    await service.set(han, { state: round % 2 === 0 ? "away" : "online" }, "han's");
    await gathered;
  }

  const changed = { type: "changed", present: [seated(han)], left: [] };
  expect((await events.next()).value).toEqual(changed);
  await events.return?.();
});

test("ten thousand idle sockets cost a few hundred bytes each and no timer", () => {
  const clock = movableClock("2026-11-22T08:00:00Z");
  const book = stack.use(inProcessPresence({ clock }));
  const people = Array.from({ length: 10_000 }, () => ({ id: randomUUID(), ...person() }));
  // As from a token: a made-up id is a tree of strings until it is parsed.
  const sockets: typeof people = JSON.parse(JSON.stringify(people));
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
  const timersBefore = timers();
  collect();
  const before = process.memoryUsage().heapUsed;

  for (const { id, organizationId, userId } of sockets) {
    const alone = { conversationId: null, typingUntil: 0, expiresAt: null };
    book.hold({ id, organizationId, userId, state: "online", ...alone });
  }
  collect();

  expect((process.memoryUsage().heapUsed - before) / sockets.length).toBeLessThan(400);
  expect(timers()).toBe(timersBefore);
});
