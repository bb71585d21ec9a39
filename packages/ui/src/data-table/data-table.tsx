import { type CSSProperties, type ReactNode, useRef } from "react";
import { Virtualizer, type VirtualizerHandle } from "virtua";
import { cn } from "../class-names.ts";
import { ListFrame } from "../page/list-frame.tsx";
import { Skeleton } from "../skeleton.tsx";
import { Spinner } from "../spinner.tsx";
import type { Column, SortState } from "./column.ts";
import { ReachEnd } from "./reach-end.tsx";
import { cellLooks, rowLooks, TableHead } from "./table-head.tsx";
import { useCurrentRow } from "./use-current-row.ts";

/** Height of a row in pixels, as in `rowLooks`. */
const rowPx = 40;
const headPx = 36;

export type DataTableProps<Row, Sort extends string> = {
  /** Says what the table is about, for those who do not see it. */
  label: string;
  columns: readonly Column<Row, Sort>[];
  /** What is loaded; null while the first page is on its way. */
  rows: readonly Row[] | null;
  rowKey: (row: Row) => string;
  sort?: SortState<Sort> | null;
  onSort?: (sort: SortState<Sort>) => void;
  onOpen?: (row: Row) => void;
  /** The row whose details are open. */
  openKey?: string | null;
  /** Loads the next page; null where all is there. */
  onMore?: (() => void) | null;
  /** Read out while more is loaded. */
  moreLabel: string;
  /** Instead of rows: there are none, or they could not be loaded. */
  empty?: ReactNode;
  problem?: ReactNode;
};

/**
 * Rows of a list that may be as long as it likes: only those in sight are on the page, further ones are asked for as
 * one comes near them. Arrows, j and k move, Enter opens.
 */
export function DataTable<Row, Sort extends string = never>(props: DataTableProps<Row, Sort>) {
  const { label, columns, rows, rowKey, sort = null, onSort, onOpen, openKey, onMore, moreLabel } = props;
  const frame = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const open = onOpen && rows ? (index: number) => rows[index] && onOpen(rows[index]) : undefined;
  const { current, setCurrent } = useCurrentRow({ frame, list, count: rows?.length ?? 0, onOpen: open });
  const widths: CSSProperties & Record<`--${string}`, string> = {
    "--columns": columns.map(({ width }) => width).join(" "),
    "--narrow-columns": columns
      .filter(({ isWideOnly }) => !isWideOnly)
      .map(({ width }) => width)
      .join(" "),
  };

  if (props.problem) return props.problem;
  if (rows?.length === 0) return props.empty;

  return (
    // biome-ignore lint/a11y/useSemanticElements: virtual rows cannot be rows of a table element
    <div
      ref={frame}
      role="grid"
      aria-label={label}
      aria-busy={rows === null}
      aria-rowcount={onMore ? -1 : (rows?.length ?? 0) + 1}
      tabIndex={0}
      style={widths}
      className="quiet-scroll min-h-0 flex-1 overflow-auto text-sm outline-none [overflow-anchor:none]"
    >
      <TableHead columns={columns} sort={sort} onSort={onSort} />
      {rows === null ? (
        <SkeletonRows columns={columns} />
      ) : (
        <Virtualizer
          ref={list}
          as={ListFrame}
          scrollRef={frame}
          startMargin={headPx}
          itemSize={rowPx}
          keepMounted={current === null ? [] : [current]}
        >
          {rows.map((row, index) => (
            // biome-ignore lint/a11y/useSemanticElements: virtual rows cannot be rows of a table element
            // biome-ignore lint/a11y/useKeyWithClickEvents: the table hears the keys of all its rows
            <div
              key={rowKey(row)}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={openKey === rowKey(row)}
              data-row={index}
              tabIndex={current === index ? 0 : -1}
              className={cn(
                rowLooks,
                "border-b outline-none focus-visible:bg-accent aria-selected:bg-primary/8",
                onOpen && "cursor-pointer hover:bg-accent/60",
              )}
              onFocus={() => setCurrent(index)}
              onClick={(event) => {
                if (!isControl(event.target)) onOpen?.(row);
              }}
            >
              {columns.map((column) => (
                // biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus
                // biome-ignore lint/a11y/useSemanticElements: virtual rows cannot be rows of a table element
                <div key={column.key} role="gridcell" className={cellLooks(column)}>
                  {column.cell(row)}
                </div>
              ))}
            </div>
          ))}
          {onMore ? (
            <ReachEnd key={`more-${rows.length}`} onReach={onMore}>
              <Spinner />
              <span className="sr-only">{moreLabel}</span>
            </ReachEnd>
          ) : null}
        </Virtualizer>
      )}
    </div>
  );
}

/** A click on a link or button in a row is meant for that one. */
function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest("a, button, input, [role=menuitem]") !== null;
}

function SkeletonRows<Row, Sort extends string>({ columns }: { columns: readonly Column<Row, Sort>[] }) {
  return Array.from({ length: 12 }, (_, index) => (
    <div key={index} className={cn(rowLooks, "border-b")}>
      {columns.map((column) => (
        <div key={column.key} className={cellLooks(column)}>
          <Skeleton className="h-4 w-3/4" />
        </div>
      ))}
    </div>
  ));
}
