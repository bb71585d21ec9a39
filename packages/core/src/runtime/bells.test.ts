import { expect, test } from "vitest";
import { createBells } from "./bells.ts";

/** Longer than any test runs. */
const forEver = 3_600_000;

/** A bell that may be set to another interval, and how often it was heard. */
function hang(firstInterval: number) {
  let interval = firstInterval;
  let heard = 0;
  let next = Promise.withResolvers<void>();
  const bell = createBells()(
    () => {
      heard += 1;
      next.resolve();
      next = Promise.withResolvers();
    },
    () => interval,
  );

  return {
    ...bell,
    heard: () => heard,
    untilHeard: () => next.promise,
    setInterval(milliseconds: number) {
      interval = milliseconds;
    },
  };
}

async function silence(milliseconds: number): Promise<void> {
  const until = performance.now() + milliseconds;
  while (performance.now() <= until) await new Promise(setImmediate);
}

test("without an interval, everything is heard at once", () => {
  const { ring, heard } = hang(0);

  for (let count = 1; count <= 3; count += 1) {
    ring();
    expect(heard()).toBe(count);
  }
});

test("what comes first is heard at once, what follows once when the interval is over, and nobody rings for nothing", async () => {
  const { ring, heard, untilHeard } = hang(30);
  ring();
  expect(heard()).toBe(1);

  const rungAt = performance.now();
  const gathered = untilHeard();
  for (let count = 0; count < 10; count += 1) ring();
  expect(heard()).toBe(1);
  await gathered;
  expect(heard()).toBe(2);
  expect(performance.now() - rungAt).toBeGreaterThan(25);

  await silence(50);
  expect(heard()).toBe(2);
});

test("after a silence as long as the interval, it is heard at once again", async () => {
  const { ring, heard } = hang(10);
  ring();
  await silence(10);

  ring();

  expect(heard()).toBe(2);
});

test("what nobody should wait for is heard at once, together with what had gathered", async () => {
  const { ring, ringNow, heard } = hang(20);
  ring();
  ring();

  ringNow();
  expect(heard()).toBe(2);
  await silence(40);
  expect(heard()).toBe(2);
});

test("when there is no interval any more, what had gathered is heard with the next", async () => {
  const { ring, heard, setInterval } = hang(20);
  ring();
  ring();
  setInterval(0);

  ring();
  expect(heard()).toBe(2);
  await silence(40);
  expect(heard()).toBe(2);
});

test("what waits is heard in time, whatever becomes of the interval", async () => {
  const { ring, heard, untilHeard, setInterval } = hang(20);
  ring();
  const gathered = untilHeard();
  ring();

  setInterval(forEver);
  ring();

  await gathered;
  expect(heard()).toBe(2);
});

test("a bell that waits holds up no other", async () => {
  const bells = createBells();
  const heard: string[] = [];
  const [one, other] = [
    bells(
      () => heard.push("one"),
      () => forEver,
    ),
    bells(
      () => heard.push("other"),
      () => forEver,
    ),
  ];

  for (const bell of [one, one, other, other]) bell.ring();

  expect(heard).toEqual(["one", "other"]);
});
