import { expect, test } from "vitest";
import { growthEach } from "./growth.ts";

test("what one more takes is the whole growth over all of them, with the least and the most of a step", () => {
  const looks = [
    { count: 10, value: 1000 },
    { count: 20, value: 1100 },
    { count: 30, value: 1500 },
  ];

  expect(growthEach(looks)).toEqual({ median: 25, min: 10, max: 40 });
});
