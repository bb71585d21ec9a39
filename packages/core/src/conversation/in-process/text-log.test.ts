import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createTextLog } from "./text-log.ts";

const manyPieces = fc.array(fc.string(), { maxLength: 300, size: "max" });

test("from any offset on, the log is the rest of the joined text", () => {
  fc.assert(
    fc.property(manyPieces, fc.nat(2_000), (pieces, offset) => {
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

test("readers that come at any time and read as it grows get the same text", () => {
  fc.assert(
    fc.property(manyPieces, fc.array(fc.nat(300)), (pieces, arrivals) => {
      const log = createTextLog();
      const readers = arrivals.map((at) => ({ at, text: "" }));
      for (const [index, piece] of pieces.entries()) {
        log.append(piece);
        for (const reader of readers) if (reader.at <= index) reader.text += log.next(reader.text.length);
      }

      const whole = pieces.join("");
      for (const { at, text } of readers) expect(text).toBe(at < pieces.length ? whole : "");
    }),
  );
});

test("what its pieces were cut out of is not kept with them", () => {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  const log = createTextLog();
  const frame = "x".repeat(2_000);
  collect();
  const before = process.memoryUsage().heapUsed;

  for (let index = 0; index < 20_000; index += 1) log.append(`${index} ${frame}`.slice(0, 20));
  collect();

  // The frames were 40 MB.
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(8_000_000);
  expect(log.length).toBe(400_000);
});
