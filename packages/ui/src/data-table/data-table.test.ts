import { expect, test } from "vitest";
import { nextSort } from "./column.ts";
import { moveRow } from "./move-row.ts";

const key = (name: string, held: { ctrlKey?: boolean } = {}) => ({
  key: name,
  metaKey: false,
  ctrlKey: false,
  altKey: false,
  ...held,
});

test("j and k and the arrows move by a row and stay within the list", () => {
  expect([moveRow(key("j"), null, 3), moveRow(key("ArrowUp"), null, 3)]).toEqual([0, 0]);
  expect([moveRow(key("j"), 1, 3), moveRow(key("ArrowDown"), 2, 3)]).toEqual([2, 2]);
  expect([moveRow(key("k"), 1, 3), moveRow(key("ArrowUp"), 0, 3)]).toEqual([0, 0]);
  expect([moveRow(key("End"), 0, 3), moveRow(key("Home"), 2, 3)]).toEqual([2, 0]);
});

test("other keys, keys with a modifier and an empty list move nothing", () => {
  expect(moveRow(key("x"), 1, 3)).toBe(null);
  expect(moveRow(key("j", { ctrlKey: true }), 1, 3)).toBe(null);
  expect(moveRow(key("j"), null, 0)).toBe(null);
});

test("a head sorts downwards first, then upwards; another one begins anew", () => {
  expect(nextSort(null, "name")).toEqual({ by: "name", direction: "desc" });
  expect(nextSort({ by: "name", direction: "desc" }, "name")).toEqual({ by: "name", direction: "asc" });
  expect(nextSort({ by: "name", direction: "asc" }, "cost")).toEqual({ by: "cost", direction: "desc" });
});
