import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { prorate, unusedPart } from "./prorate.ts";

const yuan = 1_000_000n;
const fen = 10_000n;
const period = { start: new Date("2026-11-01T00:00:00Z"), end: new Date("2026-12-01T00:00:00Z") };

describe("what is left of a month of ¥99", () => {
  test.each([
    ["at its beginning: all", "2026-11-01T00:00:00Z", 99n * yuan],
    ["in its middle: a half", "2026-11-16T00:00:00Z", 49_500_000n],
    ["with a day left: ¥3.30", "2026-11-30T00:00:00Z", 3_300_000n],
    ["with 130.910 s left: half a fen, up", "2026-11-30T23:57:49.090Z", fen],
    ["with 130.909 s left: less than half a fen, nothing", "2026-11-30T23:57:49.091Z", 0n],
    ["at its end: nothing", "2026-12-01T00:00:00Z", 0n],
    ["after it: nothing", "2027-01-01T00:00:00Z", 0n],
    ["before it: all", "2026-10-01T00:00:00Z", 99n * yuan],
  ])("%s", (_name, at, left) => {
    expect(unusedPart(99n * yuan, period, new Date(at))).toBe(left);
  });
});

const fees = fc.bigInt({ min: 0n, max: 100_000_000n }).map((value) => value * fen);
const times = fc.integer({ min: -86_400_000, max: 40 * 86_400_000 });
const lengths = fc.integer({ min: 28 * 86_400_000, max: 31 * 86_400_000 });

function spanOf(length: number) {
  return { start: period.start, end: new Date(period.start.getTime() + length) };
}

test("what is left is whole fen, never less than nothing, never more than the fee, and less the later", () => {
  fc.assert(
    fc.property(fees, lengths, times, times, (fee, length, one, other) => {
      const span = spanOf(length);
      const [sooner = 0, later = 0] = [one, other].sort((a, b) => a - b);
      const [more, less] = [sooner, later].map((time) =>
        unusedPart(fee, span, new Date(span.start.getTime() + time)),
      );

      expect(less !== undefined && less >= 0n && less % fen === 0n).toBe(true);
      expect(more !== undefined && more <= fee).toBe(true);
      expect((more ?? 0n) >= (less ?? 0n)).toBe(true);
    }),
  );
});

test("the parts of a month, cut anywhere, add up to the whole", () => {
  fc.assert(
    fc.property(fees, lengths, fc.array(times, { maxLength: 20 }), (fee, length, cuts) => {
      const span = spanOf(length);
      const instants = [
        span.start.getTime(),
        ...cuts.map((cut) => span.start.getTime() + cut).sort((a, b) => a - b),
        span.end.getTime(),
      ];
      const left = instants.map((time) => unusedPart(fee, span, new Date(time)));
      const parts = left.slice(1).map((value, index) => (left[index] ?? 0n) - value);

      expect((left[0] ?? 0n) - (left.at(-1) ?? 0n)).toBe(fee);
      expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(fee);
    }),
  );
});

test("a share is within half a fen of the exact one", () => {
  fc.assert(
    fc.property(fees, lengths, times, (fee, length, time) => {
      const left = BigInt(Math.min(length, Math.max(0, length - time)));
      const share = unusedPart(fee, spanOf(length), new Date(period.start.getTime() + time));
      const distance = share * BigInt(length) - fee * left;

      expect((distance < 0n ? -distance : distance) * 2n <= fen * BigInt(length)).toBe(true);
    }),
  );
});

test("changing to a dearer plan costs the difference of the rest, never less than nothing, never more than its fee", () => {
  fc.assert(
    fc.property(fees, fees, lengths, times, (oldFee, newFee, length, time) => {
      const span = spanOf(length);
      const { chargeMicro, creditMicro, dueMicro } = prorate(
        oldFee,
        newFee,
        span,
        new Date(span.start.getTime() + time),
      );

      expect(dueMicro >= 0n && dueMicro <= newFee && creditMicro <= oldFee).toBe(true);
      if (newFee >= oldFee) expect(dueMicro).toBe(chargeMicro - creditMicro);
    }),
  );
});
