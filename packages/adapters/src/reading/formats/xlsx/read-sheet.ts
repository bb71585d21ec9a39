import { type Attributes, attribute, readXml } from "../../archive/read-xml.ts";
import { mostColumns, parseReference, type Range } from "./cell-reference.ts";
import type { RawCell } from "./format-cell.ts";

type Taker = { cell(cell: RawCell): string; row(cells: readonly string[]): void };

/** Reads the rows of a sheet one by one. A cell that reaches over several rows says its text in each. */
export async function readSheet(
  pieces: AsyncIterable<Buffer>,
  merges: ReadonlyMap<number, readonly Range[]>,
  take: Taker,
): Promise<void> {
  const reaching: { range: Range; text: string }[] = [];
  let cells: string[] = [];
  let rowNumber = -1;
  let column = -1;
  let cell: RawCell | null = null;
  let inside: "value" | "formula" | null = null;

  function beginRow(attributes: Attributes): void {
    rowNumber = Number(attribute(attributes, "r") ?? rowNumber + 2) - 1;
    cells = [];
    column = -1;
  }

  function beginCell(attributes: Attributes): void {
    column = parseReference(attribute(attributes, "r") ?? "")?.column ?? column + 1;
    cell = {
      type: attribute(attributes, "t") ?? "n",
      value: "",
      formula: "",
      style: Number(attribute(attributes, "s") ?? 0),
    };
  }

  function endCell(): void {
    if (cell && column < mostColumns) {
      while (cells.length < column) cells.push("");
      cells[column] = take.cell(cell);
    }
    cell = null;
  }

  function endRow(): void {
    for (const { range, text } of reaching.filter((each) => each.range.bottom >= rowNumber)) {
      while (cells.length <= range.left) cells.push("");
      if (rowNumber > range.top) cells[range.left] ||= text;
    }
    for (const range of merges.get(rowNumber) ?? []) reaching.push({ range, text: cells[range.left] ?? "" });
    for (let at = reaching.length - 1; at >= 0; at--) {
      if ((reaching[at]?.range.bottom ?? 0) <= rowNumber) reaching.splice(at, 1);
    }

    take.row(cells);
  }

  await readXml(pieces, {
    open(name, attributes) {
      if (name === "row") beginRow(attributes);
      else if (name === "c") beginCell(attributes);
      else if (name === "v" || name === "t") inside = "value";
      else if (name === "f") inside = "formula";
      else if (name === "rPh") inside = null;
    },
    close(name) {
      if (name === "c") endCell();
      else if (name === "row") endRow();
      else if (name === "v" || name === "t" || name === "f") inside = null;
    },
    text(part) {
      if (cell && inside === "value") cell.value += part;
      if (cell && inside === "formula") cell.formula += part;
    },
  });
}
