import { createBells } from "@claw/core";
import { expect, test } from "vitest";
import { createByteQueue } from "./byte-queue.ts";

/** Longer than any test runs. */
const forEver = 3_600_000;

function openQueue(gatherMs: number) {
  const bells = createBells();
  const queue = createByteQueue({ onDrained() {}, bellFor: (tell) => bells(tell, () => gatherMs) });
  const reads = queue[Symbol.asyncIterator]();

  return {
    ...queue,
    push: (text: string) => queue.push(Buffer.from(text)),
    /** The next read; null at the end. */
    async read(): Promise<string | null> {
      const { done, value } = await reads.next();
      return done ? null : Buffer.from(value).toString();
    },
  };
}

const nextTurn = () => new Promise(setImmediate);

test("read as it comes, each turn's bytes are one read", async () => {
  const { push, read, end } = openQueue(0);

  const first = read();
  push("a");
  push("b");
  expect(await first).toBe("ab");

  const second = read();
  push("c");
  end();
  expect(await second).toBe("c");
  expect(await read()).toBeNull();
});

test("gathered, the first bytes are read at once, what follows as one, and the end holds nothing back", async () => {
  const { push, read, end } = openQueue(forEver);
  const first = read();
  push("to");
  expect(await first).toBe("to");

  const second = read();
  for (const text of [" be", ", or", " not"]) {
    push(text);
    await nextTurn();
  }
  end();

  expect(await second).toBe(" be, or not");
  expect(await read()).toBeNull();
});

test("gathered, a failure is heard at once, behind what had come", async () => {
  const { push, read, fail } = openQueue(forEver);
  push("a");
  expect(await read()).toBe("a");

  const second = read();
  push("b");
  fail(new TypeError("cut"));

  expect(await second).toBe("b");
  await expect(read()).rejects.toThrow("cut");
});

test("gathered, as much as a reader takes waits for nothing", async () => {
  const { push, read } = openQueue(forEver);
  push("a");
  expect(await read()).toBe("a");

  const flood = "x".repeat(65_536);
  const second = read();

  expect(push(flood)).toBe(true);
  expect(await second).toBe(flood);
});
