import { randomUUID } from "node:crypto";
import { Message } from "@claw/contract";
import { findRedis, type RedisServer, type RunningServer, startRedis } from "@claw/testing";
import { patience } from "@claw/testing/patience";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { connect, subscription } from "../raw-socket.ts";
import { expectAllSettledOnce } from "./expect-settled.ts";
import { findStored } from "./find-stored.ts";
import { type Ground, openGround } from "./ground.ts";
import { call, createConversation, type Person, register, send } from "./person.ts";
import { createReader, follow } from "./reader.ts";

const program = findRedis();

if (program === null) {
  const how = "redis-server is missing; `apt-get install redis-server` lets the tests of two processes run";
  console.warn(`SKIPPED: ${how}`);
  test.runIf(process.env.CI !== undefined)("Redis is installed in CI", () => expect.fail(how));
}

/** Each of them is written on one process and watched on the other. */
describe.skipIf(program === null)("two processes on one PostgreSQL and one Redis", () => {
  const stack = new AsyncDisposableStack();
  let redis: RedisServer;
  let ground: Ground;
  let one: RunningServer;
  let other: RunningServer;
  let person: Person;

  beforeAll(async () => {
    redis = stack.use(await startRedis(program ?? ""));
    ground = stack.use(await openGround({ REDIS_URL: redis.url }));
    [one, other] = await Promise.all([ground.start(), ground.start()]);
    person = await register(one.url);
  });
  afterAll(async () => {
    await expectAllSettledOnce(ground.db);
    await stack.disposeAsync();
  });

  /** A question to one process whose answer both are reading by now. */
  async function askOn(owner: RunningServer, watcher: RunningServer) {
    const conversationId = await createConversation(owner.url, person);
    const ids = { conversationId, messageId: randomUUID() };
    const { reply } = await send(owner.url, person, { ...ids, content: `question ${randomUUID()}` });
    const near = follow(createReader(reply.id), owner.url, person);
    const far = follow(createReader(reply.id), watcher.url, person);
    await Promise.all([near.begun, far.begun]);

    return { conversationId, reply, near, far };
  }

  const numbered = (count: number) => Array.from({ length: count }, (_, index) => `${index} 😀，`);

  /** What PostgreSQL has of an answer. */
  const stored = (id: string) => findStored(ground.db, id);

  test("the other process sees an answer grow, many times between two checkpoints", async () => {
    const pieces = numbered(120);
    ground.provider.next({ pieces, pauseMs: 20 });
    const { near, far } = await askOn(one, other);

    expect(await Promise.all([near.parting, far.parting])).toEqual(["done", "done"]);
    expect([near.reader.text, far.reader.text]).toEqual([pieces.join(""), pieces.join("")]);
    expect(far.reader.done).toEqual(near.reader.done);
    // It took 2.4 s: there are four checkpoints in it, and eight looks at them.
    expect(far.reader.deltas).toBeGreaterThan(12);
  });

  test("a stop on the other process aborts the provider's request within a second and keeps the text", async () => {
    ground.provider.next({ pieces: ["一", "二", "三"], holdAfter: 2 });
    const { reply, near, far } = await askOn(one, other);
    const request = ground.provider.requests.at(-1);

    const askedAt = performance.now();
    const stopping = call(other.url, person, "conversation.stop", { messageId: reply.id });
    await ground.provider.saw((seen) => seen === request && seen.wasAborted);
    expect(performance.now() - askedAt).toBeLessThan(1000);

    expect(Message.parse(await stopping)).toMatchObject({ status: "stopped", content: "一二" });
    await Promise.all([near.parting, far.parting]);
    for (const { reader } of [near, far]) {
      expect([reader.text, reader.done?.status, reader.done?.content]).toEqual(["一二", "stopped", "一二"]);
    }
  });

  test("the clients of the other process hear of the question, of its answer, and of its end, once each", async () => {
    const Change = z.object({
      data: z.discriminatedUnion("type", [
        z.object({ type: z.literal("message"), message: Message }),
        z.object({ type: z.literal("conversation"), conversation: z.object({ id: z.string() }) }),
      ]),
    });
    const conversationId = await createConversation(one.url, person);
    await using socket = await connect(`${other.url.replace(/^http/, "ws")}/trpc`, { token: person.token });
    socket.send(subscription(1, "conversation.onChange", {}));
    await socket.next(({ result }) => result?.type === "started");
    const ids = { conversationId, messageId: randomUUID() };
    const { message, reply } = await send(one.url, person, { ...ids, content: "?" });

    const heard: string[] = [];
    for (;;) {
      const { result } = await socket.next(({ id }) => id === 1);
      const { data } = Change.parse(result?.data);
      if (data.type === "message") heard.push(`${data.message.id} ${data.message.status}`);
      if (data.type === "conversation" && data.conversation.id === conversationId) break;
    }
    expect(heard.sort()).toEqual(
      [`${message.id} complete`, `${reply.id} streaming`, `${reply.id} complete`].sort(),
    );
  });

  test("`kill -9` of the owner: the other process's readers get all that had left it, then `interrupted`", async () => {
    const owner = await ground.start();
    // So long that it does not end before its owner does, however slowly all this goes.
    const pieces = numbered(3_000);
    ground.provider.next({ pieces, pauseMs: 10 });
    const { reply, far } = await askOn(owner, other);
    // Past the first checkpoint, and then further.
    await vi.waitFor(async () => expect((await stored(reply.id)).content).not.toBe(""), patience);
    const atCheckpoint = far.reader.text.length;
    await vi.waitFor(() => expect(far.reader.text.length).toBeGreaterThan(atCheckpoint + 50), patience);

    await owner.kill();
    expect(await far.parting).toBe("done");
    expect(far.reader.done).toMatchObject({ status: "interrupted", usage: { source: "estimated" } });
    expect(far.reader.text).toBe(far.reader.done?.content);
    expect(pieces.join("").startsWith(far.reader.text)).toBe(true);
    expect((await stored(reply.id)).content).toBe(far.reader.text);
  });

  test("Redis dies in mid-stream and comes back: no answer notices, and all is as before", async () => {
    const health = async ({ url }: RunningServer) => {
      const { status } = z.object({ status: z.string() }).parse(await (await fetch(`${url}/readyz`)).json());
      return status;
    };
    const bothAre = (status: string) =>
      vi.waitFor(async () => expect(await Promise.all([one, other].map(health))).toEqual([status, status]), {
        timeout: 10_000,
        interval: 50,
      });
    await bothAre("ready");
    const pieces = numbered(150);
    ground.provider.next({ pieces, pauseMs: 10 }, { pieces, pauseMs: 10 });
    const answers = await Promise.all([askOn(one, other), askOn(other, one)]);

    await redis.kill();
    await bothAre("degraded");
    const duringOutage = await askAndRead(["in", " the", " dark"]);
    for (const { near, far } of answers) {
      expect(await Promise.all([near.parting, far.parting])).toEqual(["done", "done"]);
      expect([near.reader.text, far.reader.text]).toEqual([pieces.join(""), pieces.join("")]);
      expect(near.reader.done).toMatchObject({ status: "complete", content: pieces.join("") });
      expect(far.reader.done).toEqual(near.reader.done);
    }
    expect(duringOutage).toBe("in the dark");

    await redis.restart();
    await bothAre("ready");
    ground.provider.next({ pieces: numbered(40), pauseMs: 20 });
    const { far } = await askOn(one, other);
    await far.parting;
    expect(far.reader.text).toBe(numbered(40).join(""));
    expect(far.reader.deltas).toBeGreaterThan(8);
  });

  /** Asked of one process, read on the other. */
  async function askAndRead(pieces: string[]): Promise<string> {
    ground.provider.next({ pieces });
    const { far } = await askOn(one, other);
    await far.parting;

    return far.reader.text;
  }

  test("an owner that was frozen past its lease does no harm to the answer that went on elsewhere", async () => {
    const frozen = await ground.start();
    ground.provider.next({ pieces: ["一", "二", "旧"], holdAfter: 2 });
    const { reply, far: before } = await askOn(frozen, other);
    await vi.waitFor(async () => expect((await stored(reply.id)).content).toBe("一二"), patience);
    process.kill(frozen.pid, "SIGSTOP");
    ground.provider.release();
    expect(await before.parting).toBe("done");
    expect(before.reader.done).toMatchObject({ status: "interrupted", content: "一二" });

    ground.provider.next({ pieces: ["三", "四"], holdAfter: 1 });
    await call(other.url, person, "conversation.continue", { messageId: reply.id });
    const after = follow(createReader(reply.id), one.url, person);
    const untilStored = (text: string) =>
      vi.waitFor(async () => expect((await stored(reply.id)).content).toBe(text), patience);
    await untilStored("一二三");
    process.kill(frozen.pid, "SIGCONT");
    // It finds that it has lost the answer with its first look into the database, and says so by leaving it.
    const there = follow(createReader(reply.id), frozen.url, person);
    await there.begun;
    expect((await stored(reply.id)).content).toBe("一二三");
    ground.provider.release();

    expect(await after.parting).toBe("done");
    expect(after.reader.text).toBe("一二三四");
    expect(after.reader.done).toMatchObject({ status: "complete", content: "一二三四" });
    expect((await stored(reply.id)).content).toBe("一二三四");
    await there.parting;
  });
});
