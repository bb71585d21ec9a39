import type { ConnectionState } from "@claw/client/browser";
import { createStore } from "@claw/ui/store";
import { expect, test } from "vitest";
import { createConnectionNotice } from "./connection-notice.ts";

function world() {
  const connection = createStore<ConnectionState>("open");
  const network = createStore<boolean>(true);
  let now = 0;
  const timers = new Set<{ at: number; callback: () => void }>();
  const notice = createConnectionNotice({
    connection,
    network,
    after(milliseconds, callback) {
      const timer = { at: now + milliseconds, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  });
  const pass = (milliseconds: number) => {
    now += milliseconds;
    for (const timer of [...timers].filter(({ at }) => at <= now)) {
      timers.delete(timer);
      timer.callback();
    }
  };
  const said: string[] = [];
  notice.subscribe(() => said.push(notice.get()));

  return { connection, network, pass, said, timers };
}

test("a loss of less than a second passes unseen", () => {
  const { connection, pass, said, timers } = world();
  connection.set("reconnecting");
  pass(900);
  connection.set("open");
  pass(10_000);

  expect(said).toEqual([]);
  expect(timers.size).toBe(0);
});

test("a longer one is said, and so is its end, for a moment", () => {
  const { connection, pass, said } = world();
  connection.set("reconnecting");
  pass(1000);
  connection.set("open");
  pass(2500);

  expect(said).toEqual(["reconnecting", "back", "none"]);
});

test("a device without a network, and too many pages, are said as such, and change without a pause", () => {
  const { connection, network, pass, said } = world();
  network.set(false);
  connection.set("reconnecting");
  pass(1000);
  network.set(true);
  connection.set("tooMany");

  expect(said).toEqual(["offline", "reconnecting", "tooMany"]);
});

test("a device without a network whose socket is open has nothing to say: its server is on the device", () => {
  const { network, pass, said } = world();
  network.set(false);
  pass(10_000);

  expect(said).toEqual([]);
});

test("whoever signs out while the connection is lost is not told that it is back", () => {
  const { connection, pass, said } = world();
  connection.set("reconnecting");
  pass(1000);
  connection.set("idle");

  expect(said).toEqual(["reconnecting", "none"]);
});

test("a connection that comes and goes is not said to be back while it is gone", () => {
  const { connection, pass, said } = world();
  connection.set("reconnecting");
  pass(1000);
  connection.set("open");
  pass(500);
  connection.set("reconnecting");
  pass(1000);

  expect(said).toEqual(["reconnecting", "back", "none", "reconnecting"]);
});
