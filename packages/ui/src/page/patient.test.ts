import { expect, test } from "vitest";
import { patient } from "./patient.ts";

const away = () => new TypeError("Failed to fetch dynamically imported module");

/** A part that cannot be fetched so many times. */
function part(failures: number, error: () => Error = away) {
  let calls = 0;
  return async () => {
    calls += 1;
    if (calls <= failures) throw error();
    return calls;
  };
}

test("a part is there as soon as it can be fetched", async () => {
  expect(await patient(part(2), [0, 0])()).toBe(3);
});

test("one that is gone is given up, and one that is broken is not asked for again", async () => {
  await expect(patient(part(3), [0, 0])()).rejects.toThrow(TypeError);
  await expect(
    patient(
      part(1, () => new Error("broken")),
      [0, 0],
    )(),
  ).rejects.toThrow("broken");
});
