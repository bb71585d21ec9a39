import { randomUUID } from "node:crypto";
import { ActivePeople, type PresenceEvent, Present } from "@claw/contract";
import { createTestDatabase } from "@claw/testing";
import { patience } from "@claw/testing/patience";
import { findRedis, startRedis } from "@claw/testing/redis";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { connect, mutation, query, type RawSocket, type SocketMessage, subscription } from "./raw-socket.ts";
import { type Person, password, reasonOf, sessionOf, startWorld, type World } from "./world.ts";

/** Short enough to wait for, long enough to be seen. */
const presence = { typingMs: 1_000, leaseMs: 1_500 };

let world: World;

beforeAll(async () => {
  world = await startWorld({ presence });
});

afterAll(() => world[Symbol.asyncDispose]());

const answers = (id: number) => (message: SocketMessage) => message.id === id;
const bearer = ({ accessToken }: Person) => ({ authorization: `Bearer ${accessToken}` });

type Device = RawSocket & {
  /** A call that must succeed. */
  say(input: object): Promise<void>;
  /** Watches, and says what a client would show after each event. */
  watch(input?: object): Promise<Watched>;
};

type Watched = {
  /** After the next event. */
  next(): Promise<Present[]>;
  /** Event after event, until the picture is so. */
  until(shown: unknown): Promise<void>;
};

let lastCall = 100;

async function openDevice({ accessToken }: Person, at: World = world): Promise<Device> {
  const socket = await connect(at.wsUrl, { token: accessToken });
  socket.send(query(1, "auth.me"));
  await socket.next(answers(1));

  return {
    ...socket,
    async say(input) {
      lastCall += 1;
      const call = lastCall;
      socket.send(mutation(call, "presence.set", input));
      expect(await socket.next(answers(call))).toMatchObject({ result: { data: { ok: true } } });
    },
    async watch(input = {}) {
      lastCall += 1;
      const call = lastCall;
      socket.send(subscription(call, "presence.onPresence", input));
      let shown = new Map<string, Present>();

      async function next(): Promise<Present[]> {
        const isEvent = (message: SocketMessage) => message.id === call && message.result?.type !== "started";
        const event = Event.parse((await socket.next(isEvent)).result?.data);
        if (event.type === "all") shown = new Map();
        for (const person of event.present) shown.set(person.userId, person);
        for (const userId of event.type === "changed" ? event.left : []) shown.delete(userId);

        return [...shown.values()];
      }

      return {
        next,
        async until(expected) {
          for (;;) {
            const people = await next();
            if (isEqual(people, expected)) return;
          }
        },
      };
    },
  };
}

const Event: z.ZodType<PresenceEvent> = z.union([
  z.object({ type: z.literal("all"), present: z.array(Present) }),
  z.object({ type: z.literal("changed"), present: z.array(Present), left: z.array(z.string()) }),
]);

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function seen({ userId }: Person, more: Partial<Present> = {}): Present {
  return { userId, name: "", state: "online", isTyping: false, devices: 1, ...more };
}

async function conversationOf(person: Person): Promise<string> {
  const conversationId = randomUUID();
  const made = await world.mutate("conversation.create", { id: conversationId }, bearer(person));
  expect(made.status).toBe(200);

  return conversationId;
}

async function activeOf(person: Person, at: World = world): Promise<ActivePeople> {
  const response = await at.query("presence.active", {}, bearer(person));

  return z.object({ result: z.object({ data: ActivePeople }) }).parse(await response.json()).result.data;
}

async function socketsOpen(): Promise<number> {
  const metrics = await (await fetch(`${world.url}/metrics`)).text();

  return Number(/^claw_sockets (\d+)$/m.exec(metrics)?.[1]);
}

/** Somebody new who works where the other one does. */
async function colleagueOf(person: Person, at: World = world): Promise<Person> {
  const { prisma } = at.db;
  const colleague = await at.register();
  const { userId, email } = colleague;
  const { organizationId } = await prisma.membership.findFirstOrThrow({ where: { userId: person.userId } });
  await prisma.membership.deleteMany({ where: { userId } });
  await prisma.membership.create({ data: { organizationId, userId, role: "member" } });
  const { accessToken } = await sessionOf(await at.mutate("auth.login", { email, password }));

  return { ...colleague, accessToken };
}

test("a socket that is signed in is online by itself, and offline when it is lost", async () => {
  const li = await world.register();
  const han = await colleagueOf(li);
  await using watching = await openDevice(li);
  const watched = await watching.watch();
  expect(await watched.next()).toEqual([seen(li)]);

  const phone = await openDevice(han);
  await watched.until([seen(li), seen(han)]);
  await phone[Symbol.asyncDispose]();

  await watched.until([seen(li)]);
  expect(await activeOf(li)).toEqual({ total: 1, items: [seen(li)] });
});

test("a socket that is lost while its token is checked leaves nobody behind", async () => {
  const [li, witness] = [await world.register(), await world.register()];
  await using open = await openDevice(witness);
  const before = await socketsOpen();
  const client = await world.db.pool.connect();
  await client.query("BEGIN; LOCK TABLE sessions IN ACCESS EXCLUSIVE MODE");

  const lost = await connect(world.wsUrl, { token: li.accessToken });
  const waiting =
    "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
  await vi.waitFor(
    async () => expect((await world.db.pool.query(waiting)).rowCount).toBeGreaterThan(0),
    patience,
  );
  await lost[Symbol.asyncDispose]();
  await vi.waitFor(async () => expect(await socketsOpen()).toBe(before), patience);
  await client.query("COMMIT");
  client.release();

  expect(open).toBeDefined();
  expect(await activeOf(li)).toEqual({ total: 0, items: [] });
});

test("a person with two devices is away when both are, and there until both have gone", async () => {
  const li = await world.register();
  const han = await colleagueOf(li);
  await using watching = await openDevice(li);
  const phone = await openDevice(han);
  const laptop = await openDevice(han);
  const watched = await watching.watch();
  await watched.until([seen(li), seen(han, { devices: 2 })]);

  await phone.say({ state: "away" });
  await laptop.say({ state: "away" });
  await watched.until([seen(li), seen(han, { state: "away", devices: 2 })]);
  await phone.say({ state: "online" });
  await watched.until([seen(li), seen(han, { devices: 2 })]);
  await phone[Symbol.asyncDispose]();
  await watched.until([seen(li), seen(han, { state: "away" })]);
  await laptop[Symbol.asyncDispose]();

  await watched.until([seen(li)]);
});

test("one away device of two leaves its person online", async () => {
  const li = await world.register();
  await using phone = await openDevice(li);
  await using laptop = await openDevice(li);

  await phone.say({ state: "away" });

  expect((await activeOf(li)).items).toEqual([seen(li, { devices: 2 })]);
  expect(laptop).toBeDefined();
});

test("a typist is seen in that conversation and nowhere else, and stops by saying no more", async () => {
  const li = await world.register();
  const [conversationId, elsewhere] = [await conversationOf(li), await conversationOf(li)];
  await using phone = await openDevice(li);
  await using laptop = await openDevice(li);
  const here = await laptop.watch({ conversationId });
  const everywhere = await laptop.watch();
  expect(await here.next()).toEqual([]);
  await everywhere.until([seen(li, { devices: 2 })]);

  const since = performance.now();
  await phone.say({ conversationId, isTyping: true });
  await here.until([seen(li, { isTyping: true })]);
  await here.until([seen(li)]);

  expect(performance.now() - since).toBeGreaterThan(presence.typingMs * 0.9);
  await phone.say({ conversationId: elsewhere, isTyping: true });
  await here.until([]);
  expect((await activeOf(li)).items).toEqual([seen(li, { devices: 2 })]);
});

test("a typist who is lost in the middle of a word is gone at once", async () => {
  const li = await world.register();
  const conversationId = await conversationOf(li);
  const phone = await openDevice(li);
  await using laptop = await openDevice(li);
  const here = await laptop.watch({ conversationId });
  await phone.say({ conversationId, isTyping: true });
  await here.until([seen(li, { isTyping: true })]);

  await phone[Symbol.asyncDispose]();

  expect(await here.next()).toEqual([]);
});

test("a conversation's presence is for those who may read it, colleagues or not", async () => {
  const li = await world.register();
  const conversationId = await conversationOf(li);

  for (const other of [await colleagueOf(li), await world.register()]) {
    await using socket = await openDevice(other);
    for (const message of [
      mutation(2, "presence.set", { conversationId }),
      query(2, "presence.active", { conversationId }),
      subscription(2, "presence.onPresence", { conversationId }),
    ]) {
      socket.send(message);
      const refused = await socket.next((answer) => answer.id === 2 && answer.error !== undefined);
      expect(refused.error?.data.reason).toBe("NOT_FOUND");
    }
  }
});

test("another organization sees nothing", async () => {
  const [li, stranger] = [await world.register(), await world.register()];
  await using phone = await openDevice(li);
  await using watching = await openDevice(stranger);
  const watched = await watching.watch();
  expect(await watched.next()).toEqual([seen(stranger)]);

  await phone.say({ state: "away" });
  await watching.say({ state: "away" });

  expect(await watched.next()).toEqual([seen(stranger, { state: "away" })]);
  expect((await activeOf(stranger)).items).toEqual([seen(stranger, { state: "away" })]);
});

test("over HTTP a word makes a lease of the session, which runs out", async () => {
  const li = await world.register();
  const han = await colleagueOf(li);
  await using watching = await openDevice(li);
  const watched = await watching.watch();

  const said = await world.mutate("presence.set", { state: "away" }, bearer(han));
  expect(said.status).toBe(200);

  await watched.until([seen(li), seen(han, { state: "away" })]);
  await watched.until([seen(li)]);
});

test("typing in no conversation is INVALID_INPUT", async () => {
  const response = await world.mutate("presence.set", { isTyping: true }, bearer(await world.register()));

  expect(response.status).toBe(400);
  expect(await reasonOf(response)).toBe("INVALID_INPUT");
});

test("GET /api/v1/ws/active_users lists those of one's organization, away or not", async () => {
  const li = await world.register();
  const han = await colleagueOf(li);
  await using phone = await openDevice(han);
  await using strange = await openDevice(await world.register());
  await phone.say({ state: "away" });
  const ask = async (headers: Record<string, string>) =>
    await fetch(`${world.url}/api/v1/ws/active_users`, { headers });

  expect(strange).toBeDefined();
  expect(await (await ask(bearer(li))).json()).toEqual({ total: 1, user_ids: [han.userId] });
  await using own = await openDevice(li);
  expect(own).toBeDefined();
  const both = { total: 2, user_ids: expect.arrayContaining([li.userId, han.userId]) };
  expect(await (await ask(bearer(li))).json()).toEqual(both);
  expect((await ask({})).status).toBe(401);
});

const redisProgram = findRedis();

if (redisProgram === null) {
  const how = "redis-server is missing; `apt-get install redis-server` lets the tests against Redis run";
  console.warn(`SKIPPED: ${how}`);
  test.runIf(process.env.CI !== undefined)("Redis is installed in CI", () => expect.fail(how));
}

describe.skipIf(redisProgram === null)("two processes over one Redis", () => {
  test("see each other's people; those of one that stops are gone; Redis away hides the other's only", async () => {
    await using stack = new AsyncDisposableStack();
    const database = stack.use(await createTestDatabase());
    const redis = stack.use(await startRedis(redisProgram ?? ""));
    const shared = {
      presence,
      databaseUrl: database.url,
      redisUrl: redis.url,
      authSecret: "one secret for the two of them, long enough",
    };
    const one = stack.use(await startWorld(shared));
    const other = stack.use(await startWorld(shared));
    const li = await one.register();
    const elsewhere = { ...other, db: database.db };
    const han = await colleagueOf(li, elsewhere);

    await using watching = await openDevice(li, one);
    const watched = await watching.watch();
    await using phone = await openDevice(han, other);
    await watched.until([seen(li), seen(han)]);
    await phone.say({ state: "away" });
    await watched.until([seen(li), seen(han, { state: "away" })]);
    await vi.waitFor(async () => expect((await activeOf(han, other)).total).toBe(2), patience);

    await redis.kill();
    await watched.until([seen(li)]);
    await watching.say({ state: "away" });
    await watched.until([seen(li, { state: "away" })]);
    await redis.restart();
    await watched.until([seen(li, { state: "away" }), seen(han, { state: "away" })]);

    await other.stop();
    await watched.until([seen(li, { state: "away" })]);
  });
});
