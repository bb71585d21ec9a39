import type { ChartRow } from "./series.ts";

/** Where neither neighbour has a value a line has nothing to draw: the point itself is shown. */
export function isAlone(rows: readonly ChartRow[], at: number, series: number): boolean {
  const has = (index: number) => typeof rows[index]?.values[series] === "number";

  return has(at) && !has(at - 1) && !has(at + 1);
}

export type LoneDotProps = { x: number | string | undefined; y: number | string | undefined; color: string };

export function LoneDot({ x, y, color }: LoneDotProps) {
  return <circle cx={x} cy={y} r={3} fill={color} />;
}
