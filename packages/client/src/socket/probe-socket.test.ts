import { expect, test } from "vitest";
import { manualClock } from "../../test/manual-clock.ts";
import { probeSocket } from "./probe-socket.ts";

/** A socket whose other end the test plays. */
class Line extends EventTarget {
  readonly sent: unknown[] = [];
  isClosed = false;

  send(data: unknown): void {
    this.sent.push(data);
  }

  close(): void {
    this.isClosed = true;
  }
}

test("a line that answers nothing within five seconds is closed", () => {
  const time = manualClock();
  const line = new Line();
  probeSocket(line, time.clock);
  time.pass(4_999);
  expect([line.sent, line.isClosed]).toEqual([["PING"], false]);

  time.pass(1);
  expect(line.isClosed).toBe(true);
});

test("any word proves that the line is alive, and one that has closed needs no proof", () => {
  for (const sign of ["message", "close"]) {
    const time = manualClock();
    const line = new Line();
    probeSocket(line, time.clock);
    line.dispatchEvent(new Event(sign));
    time.pass(60_000);

    expect([line.isClosed, time.pending()]).toEqual([false, 0]);
  }
});
