import { expect, test } from "vitest";
import { renderChart } from "./render-chart.ts";

const chart = renderChart("two <servers>", [
  {
    title: "speed & more",
    write: (value) => `${value} k`,
    bars: [
      { label: "ours", value: { median: 50, min: 25, max: 75 }, isOurs: true },
      { label: "theirs", value: { median: 100, min: 90, max: 100 }, isOurs: false },
    ],
  },
]);

test("a bar is as long as its share of the most, and its whisker goes from the least to the most", () => {
  const [ours = 0, theirs = 0] = [...chart.matchAll(/<rect [^>]*width="([\d.]+)"/g)].map(([, width]) =>
    Number(width),
  );
  const [, from = "", to = ""] =
    /<line class="whisker" x1="([\d.]+)" y1="[\d.]+" x2="([\d.]+)"/.exec(chart) ?? [];

  expect(ours).toBe(theirs / 2);
  expect(Number(to) - Number(from)).toBe(theirs / 2);
});

test("texts are escaped and every element is closed", () => {
  expect(chart).toContain("<title>two &lt;servers&gt;</title>");
  expect(chart).toContain("speed &amp; more");
  expect(chart.trimEnd()).toMatch(/^<svg .*<\/svg>$/s);
});

test("text has a colour for light and one for dark", () => {
  expect(chart).toMatch(/text \{[^}]*fill: #1f2328/);
  expect(chart).toMatch(/prefers-color-scheme: dark\) \{ text \{ fill: #e6edf3/);
});
