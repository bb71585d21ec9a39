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
