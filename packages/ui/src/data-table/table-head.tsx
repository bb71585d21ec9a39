import { ArrowDown, ArrowUp } from "lucide-react";
import { cn } from "../class-names.ts";
import { type Column, nextSort, type SortState } from "./column.ts";

export type HeadProps<Row, Sort extends string> = {
  columns: readonly Column<Row, Sort>[];
  sort: SortState<Sort> | null;
  onSort: ((sort: SortState<Sort>) => void) | undefined;
};

export const rowLooks =
  "grid h-10 grid-cols-(--narrow-columns) items-center gap-5 px-4 md:grid-cols-(--columns) md:px-5";

export function cellLooks<Row, Sort extends string>({ align, isWideOnly }: Column<Row, Sort>): string {
  return cn(
    "min-w-0 truncate",
    align === "end" && "text-right tabular-nums",
    isWideOnly && "hidden md:block",
  );
}

/** The heads of the columns; those that the server can sort by are buttons. */
export function TableHead<Row, Sort extends string>({ columns, sort, onSort }: HeadProps<Row, Sort>) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: rows of data take the focus, the row of heads does not
    // biome-ignore lint/a11y/useSemanticElements: virtual rows cannot be rows of a table element
    <div
      role="row"
      aria-rowindex={1}
      className={cn(rowLooks, "sticky top-0 z-10 h-9 border-b bg-background text-muted-foreground text-xs")}
    >
      {columns.map((column) => {
        const by = column.sort;
        const isSorted = by !== undefined && sort?.by === by;
        const Arrow = sort?.direction === "asc" ? ArrowUp : ArrowDown;

        return (
          // biome-ignore lint/a11y/useFocusableInteractive: what can be done is the button inside
          // biome-ignore lint/a11y/useSemanticElements: virtual rows cannot be rows of a table element
          <div
            key={column.key}
            role="columnheader"
            aria-sort={isSorted ? (sort?.direction === "asc" ? "ascending" : "descending") : undefined}
            className={cellLooks(column)}
          >
            {by === undefined || !onSort ? (
              column.head
            ) : (
              <button
                type="button"
                className="inline-flex cursor-pointer items-center gap-1 rounded-sm outline-none hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring"
                onClick={() => onSort(nextSort(sort, by))}
              >
                {column.head}
                {isSorted ? <Arrow aria-hidden="true" className="size-3" /> : null}
              </button>
            )}
          </div>
        );
      })}
    </div>
  );
}
