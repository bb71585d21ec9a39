import { expect, test, vi } from "vitest";
import type { Cell } from "./cells/cell.ts";
import { runBenchmark } from "./run-benchmark.ts";

const found = { how: "", tables: [], verdicts: [], panels: [], noise: null };
const broken: Cell = {
  name: "broken",
  title: "The broken one",
  run: () => Promise.reject(new Error("no server")),
};
const never = new AbortController().signal;

const optionsOf = (...cells: Cell[]) => ({
  cells,
  rounds: 1,
  isQuick: true,
  isUsual: false,
  profileDir: null,
});

test("what cannot be measured is a bar that is missed, and the rest is measured all the same", async () => {
  const run = vi.fn(async () => found);
  const missed = await runBenchmark(optionsOf(broken, { name: "whole", title: "The whole one", run }), never);

  expect(missed).toEqual([{ what: "The broken one", found: "–", bar: "measured", isMet: false }]);
  expect(run).toHaveBeenCalledOnce();
});

test("a run that is stopped measures nothing more, and says why", async () => {
  const interruption = new AbortController();
  const run = vi.fn(async () => {
    interruption.abort(new Error("stopped by SIGINT"));
    return found;
  });
  const later = vi.fn(async () => found);
  const cells = [run, later].map((of, index) => ({ name: `${index}`, title: `${index}`, run: of }));

  await expect(runBenchmark(optionsOf(...cells), interruption.signal)).rejects.toThrow("stopped by SIGINT");
  expect(later).not.toHaveBeenCalled();
});
