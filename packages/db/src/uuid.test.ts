import { expect, test } from "vitest";
import { createUuidv7, uuidv7 } from "./uuid.ts";

const zeros = (bytes: number) => new Uint8Array(bytes);

test("an id has the layout of RFC 9562: time, version 7, variant 10", () => {
  const next = createUuidv7({ now: () => 0x017f22e279b0, random: zeros });

  expect(next()).toBe("017f22e2-79b0-7000-8000-000000000000");
});

test("ids of one millisecond, and of a clock that was set back, still increase", () => {
  const times = [1_000, 1_000, 1_000, 400, 999, 1_001];
  const next = createUuidv7({ now: () => times.shift() ?? 0, random: zeros });

  const ids = Array.from({ length: 6 }, () => next());

  expect(ids).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(6);
});

test("when the counter of a millisecond runs out, the next millisecond is borrowed", () => {
  const full = (bytes: number) => new Uint8Array(bytes).fill(0xff);
  const next = createUuidv7({ now: () => 1_000, random: full });
  const first = next();

  const ids = [first, ...Array.from({ length: 4_096 }, () => next())];

  expect(ids).toEqual([...ids].sort());
  expect(first).toMatch(/^00000000-03e8-7/);
  expect(ids.at(-1)).toMatch(/^00000000-03e9-7/);
});

test("a hundred thousand ids in a row are different and in order", () => {
  const ids = Array.from({ length: 100_000 }, () => uuidv7());

  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual([...ids].sort());
  expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
