import { expect, test } from "vitest";
import { createLine } from "./line.ts";

const never = new AbortController().signal;

test("so many are inside at a time, and the others come in their order", async () => {
  const line = createLine(2);
  const order: string[] = [];
  const first = await line.enter(never);
  const second = await line.enter(never);
  const waiting = ["third", "fourth", "fifth"].map((name) =>
    line.enter(never).then((place) => {
      order.push(name);
      return place;
    }),
  );
  expect(line.waiting).toBe(3);

  first.leave();
  const third = await waiting[0];
  expect(order).toEqual(["third"]);

  second.leave();
  third?.leave();
  await Promise.all(waiting);
  expect(order).toEqual(["third", "fourth", "fifth"]);
});

test("a place that is left twice is one place", async () => {
  const line = createLine(1);
  const place = await line.enter(never);
  const [second, third] = [line.enter(never), line.enter(never)];

  place.leave();
  place.leave();
  await second;

  expect(line.waiting).toBe(1);
  (await second).leave();
  await third;
});

test("who gives up waiting takes nobody's place", async () => {
  const line = createLine(1);
  const place = await line.enter(never);
  const giveUp = new AbortController();
  const impatient = line.enter(giveUp.signal);
  const patient = line.enter(never);

  giveUp.abort(new Error("enough"));
  await expect(impatient).rejects.toThrow("enough");
  place.leave();

  await expect(patient).resolves.toBeDefined();
  await expect(line.enter(giveUp.signal)).rejects.toThrow("enough");
});
