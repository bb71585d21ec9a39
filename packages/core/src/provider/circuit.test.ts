import { expect, test } from "vitest";
import { createCircuit } from "./circuit.ts";

const limits = { failures: 3, withinMs: 60_000, openMs: 15_000 };

function watched() {
  let at = 0;
  const circuit = createCircuit(() => at, limits);

  return {
    circuit,
    pass: (milliseconds: number) => {
      at += milliseconds;
    },
    /** A request that is let through and fails. */
    fail() {
      const isLetThrough = circuit.enter();
      if (isLetThrough) {
        circuit.failed();
        circuit.leave();
      }
      return isLetThrough;
    },
  };
}

test("so many failures in a row within a minute, and nobody is let through", () => {
  const { circuit, fail } = watched();

  expect([fail(), fail(), fail()]).toEqual([true, true, true]);

  expect(circuit.state).toBe("open");
  expect(circuit.enter()).toBe(false);
});

test("one success between them, or more time, and it stays closed", () => {
  const { circuit, fail, pass } = watched();
  fail();
  fail();
  circuit.enter();
  circuit.succeeded();
  fail();
  fail();
  pass(60_000);
  fail();

  expect(circuit.state).toBe("closed");
});

test("after a while one request finds out: it closes by success, and opens anew by failure", () => {
  const { circuit, fail, pass } = watched();
  for (let n = 0; n < 3; n += 1) fail();
  pass(15_000);

  expect(circuit.state).toBe("halfOpen");
  expect([circuit.enter(), circuit.enter()]).toEqual([true, false]);
  circuit.failed();
  circuit.leave();
  expect(circuit.state).toBe("open");

  pass(15_000);
  expect(circuit.enter()).toBe(true);
  circuit.succeeded();
  circuit.leave();
  expect([circuit.state, circuit.enter(), circuit.enter()]).toEqual(["closed", true, true]);
});

test("a request that finds nothing out, because its person stopped it, lets the next one try", () => {
  const { circuit, fail, pass } = watched();
  for (let n = 0; n < 3; n += 1) fail();
  pass(15_000);

  circuit.enter();
  circuit.leave();

  expect(circuit.enter()).toBe(true);
});
