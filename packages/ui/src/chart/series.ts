/** One curve or one part of each column. */
export type Series = { key: string; name: string };

/** A point on the axis with the value of every series there; null where there is none. */
export type ChartRow = { at: string; values: readonly (number | null)[] };

export type ChartTexts = {
  /** Says what the chart shows, for those who do not see it. */
  label: string;
  formatAt: (at: string) => string;
  formatValue: (value: number) => string;
};

const colors = ["var(--chart-1)", "var(--chart-2)", "var(--chart-3)", "var(--chart-4)", "var(--chart-5)"];

/** Five that can be told apart in light and dark; all further ones are grey. */
export function colorOf(index: number): string {
  return colors[index] ?? "var(--chart-other)";
}
