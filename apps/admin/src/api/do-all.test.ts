import { expect, test } from "vitest";
import { doAll, type PartDone } from "./do-all.ts";

async function all(...parts: PartDone[]): Promise<{ total: number; unasked: number }> {
  const rest = [...parts];
  const total = await doAll(async () => rest.shift() ?? { done: 0, left: 0 });

  return { total, unasked: rest.length };
}

test("a deed in parts ends when none is left, and when a part finds nothing to do", async () => {
  const more = { done: 100, left: 100 };
  expect(await all(more, { done: 7, left: 0 }, more)).toEqual({ total: 107, unasked: 1 });
  expect(await all(more, { done: 0, left: 3 }, more)).toEqual({ total: 100, unasked: 1 });
  expect(await all({ done: 0, kept: 5, left: 2 }, { done: 2, left: 0 })).toEqual({ total: 2, unasked: 0 });
});
