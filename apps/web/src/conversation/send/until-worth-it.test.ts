import type { ConnectionState } from "@claw/client/browser";
import { createStore } from "@claw/ui/store";
import { expect, test } from "vitest";
import { untilWorthIt } from "./until-worth-it.ts";

function world() {
  const connection = createStore<ConnectionState>("reconnecting");
  const online = new Set<() => void>();
  const timers = new Map<() => void, number>();
  const wait = untilWorthIt({
    connection,
    onOnline(listener) {
      online.add(listener);
      return () => online.delete(listener);
    },
    after(milliseconds, callback) {
      timers.set(callback, milliseconds);
      return () => timers.delete(callback);
    },
  });
  const pauses = () => [...timers.values()];

  return { connection, online, timers, pauses, wait };
}

test("the socket that opens, the network that comes back, the clock and taking back each end the wait", async () => {
  const { connection, online, timers, wait } = world();
  const never = new AbortController().signal;

  const bySocket = wait(0, never);
  connection.set("open");
  await bySocket;

  const byNetwork = wait(0, never);
  for (const listener of online) listener();
  await byNetwork;

  const byClock = wait(0, never);
  for (const callback of timers.keys()) callback();
  await byClock;

  const takenBack = new AbortController();
  const byAbort = wait(0, takenBack.signal);
  takenBack.abort();
  await byAbort;

  expect([online.size, timers.size]).toEqual([0, 0]);
});

test("the clock's tries become rarer, up to half a minute", () => {
  const { pauses, wait } = world();
  for (const attempt of [0, 1, 2, 10]) void wait(attempt, new AbortController().signal);

  expect(pauses()).toEqual([500, 1000, 2000, 30_000]);
});
