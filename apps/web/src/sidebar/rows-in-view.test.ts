import { expect, test } from "vitest";
import { rowsInView } from "./rows-in-view.ts";

const heights = { heading: 28, row: 36, gap: 12 };

test("of 5,000 rows some dozens are on the page, wherever one has scrolled to", () => {
  const groups = [3, 40, 4957];
  for (const top of [0, 500, 36 * 2500, 36 * 5000]) {
    const slices = rowsInView(groups, { top, height: 800 }, heights);
    const shown = slices.reduce((sum, { from, to }) => sum + to - from, 0);

    expect(shown).toBeLessThan(60);
    expect(slices.every(({ from, to }, index) => from >= 0 && from <= to && to <= (groups[index] ?? 0))).toBe(
      true,
    );
  }
});

test("every row that is seen is there, across groups", () => {
  const [first, second] = rowsInView([30, 30], { top: 900, height: 400 }, heights);

  // Rows 24 and on of the first group begin at 28 + 24 * 36 = 892; the second group's rows begin at 1148.
  expect(first).toEqual({ from: 12, to: 30 });
  expect(second).toEqual({ from: 0, to: 17 });
});
