import { expect, test } from "vitest";
import { manualClock } from "../../test/manual-clock.ts";
import { createConnectionState } from "./connection-state.ts";

function stateWithHistory() {
  const time = manualClock();
  const state = createConnectionState(time.clock);
  const seen: string[] = [];
  state.connection.subscribe(() => seen.push(state.connection.get()));

  return { time, state, seen };
}

test("a socket that comes, goes and comes again is said as such", () => {
  const { state, seen } = stateWithHistory();
  state.noteConnecting(false);
  state.noteOpen();
  state.noteClose("lost");
  state.noteConnecting(true);
  state.noteOpen();
  state.noteIdle();

  expect(seen).toEqual(["connecting", "open", "reconnecting", "open", "idle"]);
});

test("a crowded server that takes sockets only to refuse them is not called open in between", () => {
  const { time, state, seen } = stateWithHistory();
  state.noteConnecting(false);
  state.noteOpen();
  for (const _ of [1, 2, 3]) {
    state.noteClose("tooMany");
    state.noteConnecting(true);
    state.noteOpen();
    time.pass(500);
  }
  expect(seen).toEqual(["connecting", "open", "tooMany"]);

  time.pass(2_000);
  expect(seen.at(-1)).toBe("open");
});

test("once there is room again, a later loss is an ordinary one", () => {
  const { time, state, seen } = stateWithHistory();
  state.noteOpen();
  state.noteClose("tooMany");
  state.noteConnecting(true);
  state.noteOpen();
  state.noteClose("lost");
  state.noteConnecting(true);
  time.pass(5_000);

  expect(seen).toEqual(["open", "tooMany", "reconnecting"]);
});
