import { type Attributes, attribute } from "../../archive/read-xml.ts";
import { type TableWriter, writeTable } from "../../text/table-writer.ts";
import type { TextBuilder } from "../../text/text-builder.ts";
import { createGrid } from "../grid.ts";

type Cell = { text: string; columns: number; continues: boolean };

/** Gathers the cells of a WordprocessingML table. A table within a cell is a part of that cell's text. */
export function collectTables(text: TextBuilder) {
  let depth = 0;
  let writer: TableWriter | null = null;
  let grid = createGrid();
  let cell: Cell | null = null;

  function endCell({ text: said, columns, continues }: Cell): void {
    if (continues) grid.repeatAbove(columns);
    else grid.add(said.trim(), { columns, rows: 1 });
  }

  return {
    isOpen: () => depth > 0,
    /** Whether it was a part of a table's frame. */
    open(name: string, attributes: Attributes): boolean {
      switch (name) {
        case "tbl":
          depth++;
          if (depth === 1) {
            writer = writeTable(text);
            grid = createGrid();
          }
          return true;
        case "tc":
          if (depth === 1) cell = { text: "", columns: 1, continues: false };
          return true;
        case "gridSpan":
          if (depth === 1 && cell)
            cell.columns = Number.parseInt(attribute(attributes, "val") ?? "1", 10) || 1;
          return true;
        case "vMerge":
          if (depth === 1 && cell) cell.continues = attribute(attributes, "val") !== "restart";
          return true;
        default:
          return false;
      }
    },
    close(name: string): void {
      if (depth === 1 && name === "tc" && cell) {
        endCell(cell);
        cell = null;
      }
      if (depth === 1 && name === "tr") writer?.row(grid.endRow());
      if (name !== "tbl" || depth === 0) return;

      depth--;
      if (depth === 0) writer?.end();
    },
    /** A paragraph within a cell. */
    text(said: string): void {
      if (!cell || said.trim() === "") return;
      cell.text += cell.text === "" ? said : `${depth > 1 ? "; " : "\n"}${said.trim()}`;
    },
  };
}
