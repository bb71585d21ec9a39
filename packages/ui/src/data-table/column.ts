import type { ReactNode } from "react";

export type Column<Row, Sort extends string = never> = {
  key: string;
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  /** A track of a CSS grid: "8rem", "minmax(10rem, 2fr)". */
  width: string;
  align?: "start" | "end";
  /** What the server calls the order by this column. */
  sort?: Sort;
  /** Is left out where there is no room. */
  isWideOnly?: boolean;
};

export type SortState<Sort extends string> = { by: Sort; direction: "asc" | "desc" };

/** What a click on a head asks for: the other direction, or another column, whose greatest comes first. */
export function nextSort<Sort extends string>(current: SortState<Sort> | null, by: Sort): SortState<Sort> {
  if (current?.by !== by) return { by, direction: "desc" };
  return { by, direction: current.direction === "desc" ? "asc" : "desc" };
}
