import { patience } from "@claw/testing/patience";
import type { RedisServer } from "@claw/testing/redis";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { SharedRedis } from "../../src/redis/index.ts";
import {
  describeWithRedis,
  listLog,
  lookInto,
  openProcess,
  untilAway,
  untilConnected,
} from "../redis/with-redis.ts";
import { ended, newMessageId, readAll, readerOf, textOf } from "./answers.ts";
import { testGenerationLog } from "./generation-log-suite.ts";

const empty = { text: "", reasoning: "" };

describeWithRedis("with Redis", (startRedis) => {
  const stack = new AsyncDisposableStack();
  let redis: RedisServer;
  let owner: SharedRedis;
  let other: SharedRedis;

  beforeAll(async () => {
    redis = stack.use(await startRedis());
    owner = stack.use(await openProcess(redis));
    other = stack.use(await openProcess(redis));
  });
  afterAll(() => stack.disposeAsync());

  testGenerationLog("read by the process that writes", () => ({
    writing: owner.generationLog,
    reading: owner.generationLog,
  }));
  testGenerationLog("read by another process", () => ({
    writing: owner.generationLog,
    reading: other.generationLog,
  }));

  test("a process has two connections however many answers it watches, and one of them waits", async () => {
    const before = await connectionNames(redis);
    const readers = Array.from({ length: 20 }, async () => {
      const messageId = newMessageId();
      owner.generationLog.open(messageId, { text: "a", reasoning: "" });
      await readerOf(other.generationLog, messageId).untilText("a");
    });
    await Promise.all(readers);

    const names = await connectionNames(redis);
    expect(names).toEqual(before);
    expect(names.filter((name) => name === "claw-tail")).toHaveLength(2);
  });

  test("a hundred readers of one answer in a process read its stream from Redis once", async () => {
    const messageId = newMessageId();
    const writer = owner.generationLog.open(messageId, empty);
    await readerOf(owner.generationLog, messageId);
    await vi.waitFor(async () => expect(await keysLike(redis, messageId)).toHaveLength(1), patience);
    const before = await countOf(redis, "xrange");

    const readers = Array.from({ length: 100 }, () => readerOf(other.generationLog, messageId));
    writer.append({ text: "for all", reasoning: "" });
    await Promise.all(readers.map((reader) => reader.untilText("for all")));

    expect((await countOf(redis, "xrange")) - before).toBe(1);
  });

  test("what is appended travels in batches, and everything that is left in Redis has an end", async () => {
    const messageId = newMessageId();
    const writer = owner.generationLog.open(messageId, empty);
    const reader = readerOf(other.generationLog, messageId);
    for (let piece = 0; piece < 2_000; piece += 1) {
      writer.append({ text: "x", reasoning: "" });
      if (piece % 10 === 0) await new Promise(setImmediate);
    }
    await reader.untilText("x".repeat(2_000));
    writer.close(ended(messageId, { text: "x".repeat(2_000), reasoning: "" }));
    await reader.rest();

    const [entries, lives] = await lookInto(redis, async (client) => {
      const keys = await client.keys("*");
      return [
        await client.xlen(`claw:reply:${messageId}`),
        await Promise.all(keys.map((key) => client.ttl(key))),
      ];
    });
    expect(entries).toBeLessThan(40);
    expect(lives.length).toBeGreaterThan(2);
    expect(Math.min(...lives)).toBeGreaterThan(0);
  });

  test("the texts outlive a process that dies in the middle of an answer", async () => {
    const messageId = newMessageId();
    const dying = await openProcess(redis);
    const writer = dying.generationLog.open(messageId, { text: "^", reasoning: "why" });
    writer.append({ text: "not all", reasoning: "" });
    await readerOf(other.generationLog, messageId).untilText("^not all");
    await dying[Symbol.asyncDispose]();

    expect(await other.generationLog.recover(messageId)).toEqual({ text: "^not all", reasoning: "why" });
    expect(await other.generationLog.recover(newMessageId())).toBeNull();
  });

  test("where nothing is heard for a second the log ends without done, and goes on for who comes back", async () => {
    const messageId = newMessageId();
    const writer = owner.generationLog.open(messageId, { text: "a", reasoning: "" });
    await readerOf(other.generationLog, messageId).untilText("a");

    const before = performance.now();
    expect((await readAll(other.generationLog, messageId)).map(({ id }) => id)).toEqual(["0.1"]);
    expect(performance.now() - before).toBeLessThan(2_500);

    const reader = readerOf(other.generationLog, messageId, { reasoning: 0, text: 1 });
    writer.append({ text: "b", reasoning: "" });
    await reader.untilText("b");
  });

  test("what a former owner still says does not mix with the answer of the one that goes on", async () => {
    const messageId = newMessageId();
    const third = stack.use(await openProcess(redis));
    const former = owner.generationLog.open(messageId, { text: "ab", reasoning: "" });
    await readerOf(third.generationLog, messageId).untilText("ab");

    const [formerName] = await writersOf(redis, messageId);
    const successor = other.generationLog.open(messageId, { text: "ab", reasoning: "" });
    await vi.waitFor(
      async () => expect(await writersOf(redis, messageId)).not.toContain(formerName),
      patience,
    );
    former.append({ text: "WRONG", reasoning: "" });
    await vi.waitFor(async () => expect(await writersOf(redis, messageId)).toContain(formerName), patience);
    successor.append({ text: "cdefgh", reasoning: "" });

    await readerOf(third.generationLog, messageId).untilText("abcdefgh");
    expect(await third.generationLog.recover(messageId)).toEqual({ text: "abcdefgh", reasoning: "" });
  });

  test("a Redis that is stuck delays nobody in the owner's process, and readers elsewhere learn that they are cut off", async () => {
    await using own = await startRedis();
    const lines: string[] = [];
    await using writing = await openProcess(own, listLog(lines));
    await using reading = await openProcess(own);
    const messageId = newMessageId();
    const writer = writing.generationLog.open(messageId, { text: "^", reasoning: "" });
    const here = readerOf(writing.generationLog, messageId);
    await readerOf(reading.generationLog, messageId).untilText("^");

    own.freeze();
    const elsewhere = readAll(reading.generationLog, messageId);
    const before = performance.now();
    for (let piece = 0; piece < 50; piece += 1) {
      writer.append({ text: "x", reasoning: "" });
      await here.untilText(`^${"x".repeat(piece + 1)}`);
    }
    expect(performance.now() - before).toBeLessThan(500);
    expect(
      textOf(
        (await elsewhere).map(({ event }) => event),
        "delta",
      ),
    ).toBe("^");
    await untilAway(writing, reading);
    expect(await readAll(reading.generationLog, messageId)).toEqual([]);

    own.thaw();
    await untilConnected(writing, reading);
    await readerOf(reading.generationLog, messageId).untilText(`^${"x".repeat(50)}`);
    expect(lines).toEqual(["Redis is away: this process goes on by itself", "Redis is back"]);
  });

  test("when Redis is back, empty, or has room again, all text is there, though nothing more is said", async () => {
    await using own = await startRedis();
    const lines: string[] = [];
    await using writing = await openProcess(own, listLog(lines));
    await using reading = await openProcess(own);
    const messageId = newMessageId();
    const writer = writing.generationLog.open(messageId, { text: "^", reasoning: "" });
    await readerOf(reading.generationLog, messageId).untilText("^");

    await own.kill();
    await own.restart();
    await untilConnected(writing, reading);
    await readerOf(reading.generationLog, messageId).untilText("^");

    await lookInto(own, (client) => client.config("SET", "maxmemory", "1"));
    writer.append({ text: "last words", reasoning: "" });
    await vi.waitFor(() => expect(lines).toContain("Redis does not take answers"), patience);
    await lookInto(own, (client) => client.config("SET", "maxmemory", "0"));
    await readerOf(reading.generationLog, messageId).untilText("^last words");
    expect(lines.filter((line) => line === "Redis does not take answers")).toHaveLength(1);
  });

  test("an answer that was abandoned is not told again when Redis comes back", async () => {
    await using own = await startRedis();
    await using writing = await openProcess(own);
    await using reading = await openProcess(own);
    const [abandonedId, keptId] = [newMessageId(), newMessageId()];
    const abandoned = writing.generationLog.open(abandonedId, { text: "old", reasoning: "" });
    writing.generationLog.open(keptId, { text: "kept", reasoning: "" });
    await readerOf(reading.generationLog, abandonedId).untilText("old");
    abandoned.abandon();

    await own.kill();
    await own.restart();
    await untilConnected(writing, reading);
    await readerOf(reading.generationLog, keptId).untilText("kept");

    expect(await keysLike(own, abandonedId)).toEqual([]);
  });

  test("readers elsewhere leave at once when the connection to Redis is cut", async () => {
    await using own = await startRedis();
    await using writing = await openProcess(own);
    await using reading = await openProcess(own);
    const messageId = newMessageId();
    writing.generationLog.open(messageId, { text: "a", reasoning: "" });
    const reader = readerOf(reading.generationLog, messageId);
    await reader.untilText("a");
    const elsewhere = readAll(reading.generationLog, messageId);

    const before = performance.now();
    await own.kill();

    expect((await elsewhere).map(({ id }) => id)).toEqual(["0.1"]);
    expect(performance.now() - before).toBeLessThan(700);
  });

  test.for(["restarted", "emptied"])("after Redis was %s the whole answer is there again", async (how) => {
    await using own = await startRedis();
    await using writing = await openProcess(own);
    await using reading = await openProcess(own);
    const messageId = newMessageId();
    const writer = writing.generationLog.open(messageId, { text: "before ", reasoning: "so" });
    const here = readerOf(writing.generationLog, messageId);
    await readerOf(reading.generationLog, messageId).untilText("before ");

    if (how === "restarted") {
      await own.kill();
      writer.append({ text: "during ", reasoning: "" });
      await here.untilText("before during ");
      await untilAway(writing, reading);
      expect(await writing.generationLog.recover(messageId)).toBeNull();
      await own.restart();
      await untilConnected(writing, reading);
    } else {
      await lookInto(own, (client) => client.flushall());
      writer.append({ text: "during ", reasoning: "" });
    }
    writer.append({ text: "after", reasoning: "" });

    const far = readerOf(reading.generationLog, messageId);
    await Promise.all([here, far].map((reader) => reader.untilText("before during after")));
    expect(await reading.generationLog.recover(messageId)).toEqual({
      text: "before during after",
      reasoning: "so",
    });
    const message = ended(messageId, { text: "before during after", reasoning: "so" });
    writer.close(message);
    for (const reader of [here, far]) expect((await reader.rest()).at(-1)).toEqual({ type: "done", message });
  });
});

async function connectionNames(redis: RedisServer): Promise<string[]> {
  const list = await lookInto(redis, async (client) => String(await client.client("LIST")));
  const names = [...list.matchAll(/ name=(\S*)/g)].map(([, name]) => name ?? "");

  return names.filter((name) => name.startsWith("claw-")).sort();
}

async function countOf(redis: RedisServer, command: string): Promise<number> {
  const stats = await lookInto(redis, (client) => client.info("commandstats"));

  return Number(new RegExp(`cmdstat_${command}:calls=(\\d+)`).exec(stats)?.[1] ?? 0);
}

function keysLike(redis: RedisServer, part: string): Promise<string[]> {
  return lookInto(redis, (client) => client.keys(`*${part}*`));
}

/** Who has entries in an answer's stream. */
async function writersOf(redis: RedisServer, messageId: string): Promise<string[]> {
  const entries = await lookInto(redis, (client) => client.xrange(`claw:reply:${messageId}`, "-", "+"));

  return [...new Set(entries.map(([, [, about]]) => about?.split(" ")[0] ?? ""))];
}
