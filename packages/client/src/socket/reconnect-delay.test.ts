import { expect, test } from "vitest";
import { manualClock } from "../../test/manual-clock.ts";
import { createReconnectDelay, reconnectDelay } from "./reconnect-delay.ts";

test("the wait doubles from a quarter second to fifteen, half of it by chance", () => {
  const longest = [0, 1, 2, 3, 4, 5, 6, 7, 20].map((attempt) => reconnectDelay(attempt, () => 1));
  const shortest = [0, 1, 2].map((attempt) => reconnectDelay(attempt, () => 0));

  expect(longest).toEqual([250, 500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
  expect(shortest).toEqual([125, 250, 500]);
});

test("a server that opens sockets only to close them is left alone for longer and longer", () => {
  const time = manualClock();
  const delay = createReconnectDelay(time.clock, () => 1);
  const waits = [1, 2, 3].map(() => {
    delay.noteOpen();
    time.sleep(50);
    delay.noteClose();
    return delay.next(0);
  });

  expect(waits).toEqual([500, 1000, 2000]);

  delay.noteOpen();
  time.sleep(60_000);
  delay.noteClose();
  expect(delay.next(0)).toBe(250);
});
