import type { Span, TextBuilder } from "./text-builder.ts";

/** Writes a table row by row. */
export type TableWriter = { row(cells: readonly string[]): void; end(): void };

type TableOptions = {
  page?: number | null;
  /** Decides whether the first full row names the columns. */
  isHeader?: (cells: readonly string[]) => boolean;
};

/**
 * Rows become lines with ` | ` between cells; the first names the columns and is told to the others as their header.
 * Rows of one cell before it are titles; a table of one row or one column is there for the layout, and becomes
 * paragraphs.
 */
export function writeTable(
  text: TextBuilder,
  { page = null, isHeader = () => true }: TableOptions = {},
): TableWriter {
  let held: string[] | null = null;
  let header: Span | null = null;
  let begun = false;

  function paragraphs(cells: readonly string[]): void {
    for (const cell of cells) text.add("paragraph", cell, { page });
  }

  function begin(first: readonly string[]): void {
    begun = true;
    if (isHeader(first)) header = text.add("table", line(first), { page });
    else text.add("row", line(first), { page });
  }

  return {
    row(cells) {
      const filled = cells.filter((cell) => cell.trim() !== "").length;
      if (filled === 0) return;
      if (begun) {
        text.add("row", line(cells), { page, header });
        return;
      }

      if (held) {
        begin(held);
        held = null;
        text.add("row", line(cells), { page, header });
        return;
      }

      if (filled === 1) paragraphs(cells);
      else held = [...cells];
    },
    end() {
      if (held) paragraphs(held);
      held = null;
    },
  };
}

/** Whether a spreadsheet's row names its columns: words, and no numbers. */
export function namesColumns(cells: readonly string[]): boolean {
  return cells.every((cell) => !/^[\s\d.,:%¥$€/-]*\d[\s\d.,:%¥$€/-]*$/.test(cell));
}

function line(cells: readonly string[]): string {
  let last = cells.length;
  while (last > 0 && cells[last - 1]?.trim() === "") last--;

  return cells
    .slice(0, last)
    .map((cell) => cell.replaceAll(/\s+/g, " ").trim())
    .join(" | ");
}
