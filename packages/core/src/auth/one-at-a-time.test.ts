import { expect, test } from "vitest";
import { createOneAtATime } from "./one-at-a-time.ts";

function gate() {
  const { promise, resolve } = Promise.withResolvers<void>();

  return { open: resolve, opened: promise };
}

test("work for one key runs in order and one at a time, work for another key beside it", async () => {
  const perKey = createOneAtATime(10);
  const first = gate();
  const events: string[] = [];
  const note = (what: string) => async () => void events.push(what);

  const one = perKey("a", () => first.opened.then(note("a1")));
  const two = perKey("a", note("a2"));
  await perKey("b", note("b1"));
  first.open();
  await Promise.all([one, two]);

  expect(events).toEqual(["b1", "a1", "a2"]);
});

test("work that fails makes room for the next", async () => {
  const perKey = createOneAtATime(10);

  const failing = perKey("a", () => Promise.reject(new Error("no")));
  const next = perKey("a", async () => "done");

  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe("done");
});

test("no more than so many wait for one key", async () => {
  const perKey = createOneAtATime(1);
  const first = gate();

  const running = perKey("a", () => first.opened);
  const waiting = perKey("a", async () => "done");

  await expect(perKey("a", async () => "too many")).rejects.toMatchObject({ code: "UNAVAILABLE" });
  first.open();
  expect([await running, await waiting]).toEqual([undefined, "done"]);
});
