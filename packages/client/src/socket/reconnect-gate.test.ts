import { expect, test } from "vitest";
import { manualClock } from "../../test/manual-clock.ts";
import { createReconnectGate } from "./reconnect-gate.ts";

function gateAt(random = () => 1) {
  const time = manualClock();
  const gate = createReconnectGate(time.clock, random);

  /** Milliseconds that the next attempt is held. */
  async function heldFor(): Promise<number> {
    const start = time.clock.now();
    let passedAt: number | null = null;
    void gate.pass().then(() => {
      passedAt = time.clock.now();
    });
    for (let waited = 0; waited <= 60_000; waited += 50) {
      await settle();
      if (passedAt !== null) return passedAt - start;
      time.pass(50);
    }
    throw new Error("held for more than a minute");
  }

  return { time, gate, heldFor };
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

test("the first attempt is made at once, and each failed one makes the next wait longer", async () => {
  const { heldFor } = gateAt();

  expect([await heldFor(), await heldFor(), await heldFor(), await heldFor()]).toEqual([0, 250, 500, 1000]);
});

test("a server that opens sockets only to close them is left alone for longer and longer", async () => {
  const { time, gate, heldFor } = gateAt();
  const waits: number[] = [];
  for (const _ of [1, 2, 3]) {
    waits.push(await heldFor());
    gate.noteOpen();
    time.sleep(50);
    gate.noteClose(0);
  }
  expect(waits).toEqual([0, 250, 500]);

  await heldFor();
  gate.noteOpen();
  time.sleep(60_000);
  gate.noteClose(0);
  expect(await heldFor()).toBe(250);
});

test("a notice to come again, which arrives before the close, is followed as soon as a loss is", async () => {
  const { time, gate, heldFor } = gateAt();
  for (const _ of [1, 2, 3, 4]) await heldFor();
  gate.noteOpen();
  time.sleep(60_000);

  expect(await heldFor()).toBe(250);
});

test("a server that asks to be left alone is, and not by all clients for the same time", async () => {
  const early = gateAt(() => 0);
  const late = gateAt(() => 1);
  const waits: number[] = [];
  for (const { gate, heldFor } of [early, late]) {
    await heldFor();
    gate.noteClose(30_000);
    waits.push(await heldFor());
  }
  expect(waits).toEqual([30_000, 45_000]);
});

test("waking ends a wait, and none that comes later", async () => {
  const { gate, heldFor } = gateAt();
  await heldFor();
  const held = gate.pass();
  gate.wake();
  await held;

  gate.wake();
  expect(await heldFor()).toBe(500);
});

test("a gate that is closed lets nobody pass, those who wait included", async () => {
  const { time, gate, heldFor } = gateAt();
  await heldFor();
  const held = gate.pass();
  gate.close();

  await expect(held).rejects.toThrow("closed");
  await expect(gate.pass()).rejects.toThrow("closed");
  expect(time.pending()).toBe(0);
});
