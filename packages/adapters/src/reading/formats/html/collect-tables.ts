import { type TableWriter, writeTable } from "../../text/table-writer.ts";
import type { TextBuilder } from "../../text/text-builder.ts";
import { createGrid } from "../grid.ts";

type Attributes = Readonly<Record<string, string>>;

/** Gathers the cells of a table into rows. A table within a cell is a part of that cell's text. */
export function collectTables(text: TextBuilder) {
  let depth = 0;
  let writer: TableWriter | null = null;
  let grid = createGrid();
  let cell: { text: string; columns: number; rows: number } | null = null;

  function endCell(): void {
    if (cell) grid.add(cell.text.trim(), cell);
    cell = null;
  }

  function endRow(): void {
    endCell();
    const row = grid.endRow();
    if (row.length > 0) writer?.row(row);
  }

  function end(): void {
    endRow();
    writer?.end();
    writer = null;
    depth = 0;
  }

  return {
    isOpen: () => depth > 0,
    open(name: string, attributes: Attributes): void {
      if (name === "table") {
        depth++;
        if (depth > 1) return;
        writer = writeTable(text);
        grid = createGrid();
      }
      if (depth !== 1) return;

      if (name === "tr") endRow();
      if (name === "td" || name === "th") {
        endCell();
        cell = { text: "", columns: spanOf(attributes.colspan), rows: spanOf(attributes.rowspan) };
      }
    },
    close(name: string): void {
      if (name === "table" && depth > 0) {
        if (depth === 1) end();
        else depth--;
      } else if (depth === 1 && name === "tr") endRow();
      else if (depth === 1 && (name === "td" || name === "th")) endCell();
    },
    /** A caption, or space between cells, stands before the table. */
    text(said: string): void {
      if (!cell) {
        text.add("paragraph", said);
        return;
      }
      cell.text += cell.text === "" ? said : `${depth > 1 ? "; " : "\n"}${said.trim()}`;
    },
    end,
  };
}

function spanOf(value: string | undefined): number {
  const span = Number.parseInt(value ?? "1", 10);

  return Number.isFinite(span) ? span : 1;
}
