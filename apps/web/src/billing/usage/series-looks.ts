/** The colour of a series, by its place; the last is for all others together. */
export function seriesColor(index: number, model: string | null): string {
  return model === null ? "var(--chart-other)" : `var(--chart-${index + 1})`;
}
