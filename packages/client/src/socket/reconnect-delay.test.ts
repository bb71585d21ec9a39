import { expect, test } from "vitest";
import { reconnectDelay } from "./reconnect-delay.ts";

test("the wait doubles from a quarter second to fifteen, half of it by chance", () => {
  const longest = [0, 1, 2, 3, 4, 5, 6, 7, 20].map((attempt) => reconnectDelay(attempt, () => 1));
  const shortest = [0, 1, 2].map((attempt) => reconnectDelay(attempt, () => 0));

  expect(longest).toEqual([250, 500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
  expect(shortest).toEqual([125, 250, 500]);
});
