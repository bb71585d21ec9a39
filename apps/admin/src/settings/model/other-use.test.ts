import { expect, test } from "vitest";
import { otherUse } from "./other-use.ts";

const idle = { building: 0, failed: 0 };
const use = [
  { model: "old-1", bases: 3, documents: 20, chunks: 400, ...idle },
  { model: null, bases: 9, documents: 90, chunks: 900, ...idle },
  { model: "new", bases: 2, documents: 5, chunks: 50, ...idle },
  { model: "old-2", bases: 1, documents: 1, chunks: 7, ...idle },
];

test("what another model means is what others embedded: neither its own bases nor those searched by words alone", () => {
  expect(otherUse(use, "new")).toEqual({ bases: 4, documents: 21, chunks: 407, models: ["old-1", "old-2"] });
  expect(otherUse(use, null).bases).toBe(6);
  expect(otherUse([], "new")).toEqual({ bases: 0, documents: 0, chunks: 0, models: [] });
});
