import { expect, test } from "vitest";
import { createTurns } from "./turns.ts";

/** Lets everything that can go on now do so. */
const settle = () => new Promise(setImmediate);

test("as much is under way at once as the capacity allows, and the next goes when one ends", async () => {
  const turns = createTurns(10);
  const gone: string[] = [];
  const enter = async (name: string, weight: number) => {
    const end = await turns.take(weight, undefined);
    gone.push(name);
    return end;
  };

  const first = enter("first", 6);
  const second = enter("second", 4);
  const third = enter("third", 5);
  await settle();
  expect(gone).toEqual(["first", "second"]);

  (await second)();
  await settle();
  expect(gone).toEqual(["first", "second"]);
  (await first)();
  await third;
  expect(gone).toEqual(["first", "second", "third"]);
});

test("something heavier than the capacity goes alone", async () => {
  const turns = createTurns(10);
  let isLightGone = false;

  const end = await turns.take(50, undefined);
  const light = turns.take(1, undefined).then(() => {
    isLightGone = true;
  });
  await settle();
  expect(isLightGone).toBe(false);

  end();
  await light;
});

test("who leaves the line blocks nobody, and their turn ends nothing", async () => {
  const turns = createTurns(10);
  const leaving = new AbortController();
  const end = await turns.take(10, undefined);
  const left = turns.take(10, leaving.signal);
  const last = turns.take(10, undefined);

  leaving.abort();
  (await left)();
  end();
  await last;

  let isOver = false;
  void turns.take(1, undefined).then(() => {
    isOver = true;
  });
  await settle();
  expect(isOver).toBe(false);
});
