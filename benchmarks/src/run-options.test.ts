import { expect, test } from "vitest";
import { cells } from "./cells/list-cells.ts";
import { readRunOptions } from "./run-options.ts";

const read = (...args: string[]) => readRunOptions(args, cells);

test("a usual run measures every cell and is kept", () => {
  expect(read()).toMatchObject({ rounds: 5, isQuick: false, isUsual: true, profileDir: null });
  expect(read("--").cells).toEqual(cells);
});

test("a part of it or another load is not kept", () => {
  const partial = [["--quick"], ["--only", "redis"], ["--rounds", "7"], ["--profile", "somewhere"]];

  expect(partial.map((args) => read(...args).isUsual)).toEqual([false, false, false, false]);
  expect(read("--only", "redis", "--only", "saturated").cells.map(({ name }) => name)).toEqual([
    "saturated",
    "redis",
  ]);
});

test("a cell that is not there is refused, and those that are are named", () => {
  expect(() => read("--only", "everything")).toThrow(/--only everything: one of saturated, paced-60/);
  expect(() => read("--rounds", "0")).toThrow("a whole number from 1 to 20");
});
