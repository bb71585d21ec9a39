import fc from "fast-check";
import { expect, test } from "vitest";
import { createTextLog } from "./text-log.ts";

test("from any offset on, the log is the rest of the joined text", () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.nat(200), (pieces, offset) => {
      const log = createTextLog();
      for (const piece of pieces) log.append(piece);
      const whole = pieces.join("");

      expect(log.length).toBe(whole.length);
      expect(log.since(offset)).toBe(whole.slice(offset));
    }),
  );
});

test("read by events, it is the same text in pieces that one event carries, whole characters each", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "grapheme" })),
      fc.integer({ min: 0, max: 4 }),
      (pieces, times) => {
        const log = createTextLog("🙂".repeat(10_000 * times));
        for (const piece of pieces) log.append(piece);

        let read = "";
        for (let next = log.next(0); next !== ""; next = log.next(read.length)) {
          expect(next.length).toBeLessThanOrEqual(16_384);
          expect(next.isWellFormed()).toBe(true);
          read += next;
        }

        expect(read).toBe(log.since(0));
      },
    ),
  );
});
