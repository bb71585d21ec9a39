import { type Attributes, attribute, type XmlHandlers } from "../../archive/read-xml.ts";
import { createGrid } from "../grid.ts";

/** A text frame or a table of a slide. */
export type Shape = { isTitle: boolean; paragraphs: string[] } | { rows: string[][] };

/** The date, the number and the foot of a slide are on each. */
const onEverySlide = new Set(["sldNum", "dt", "ftr", "hdr"]);
const titles = new Set(["title", "ctrTitle"]);

/**
 * Gathers the text of a slide's shapes (DrawingML), in the order of the file.
 * @param only the kind of placeholder that counts, where the others repeat the slide: "body" for notes
 */
export function collectShapes(add: (shape: Shape) => void, only: string | null = null): XmlHandlers {
  let placeholder: string | null = null;
  let paragraphs: string[] = [];
  let line: string | null = null;
  let isText = false;
  let rows: string[][] | null = null;
  let grid = createGrid();
  let cell: { columns: number; rows: number; isCovered: boolean } | null = null;

  function endShape(): void {
    const isSaid = only === null ? !onEverySlide.has(placeholder ?? "") : placeholder === only;
    if (paragraphs.length > 0 && isSaid) add({ isTitle: titles.has(placeholder ?? ""), paragraphs });
    paragraphs = [];
    placeholder = null;
  }

  function beginCell(attributes: Attributes): void {
    paragraphs = [];
    cell = {
      columns: countOf(attribute(attributes, "gridSpan")),
      rows: countOf(attribute(attributes, "rowSpan")),
      isCovered: attribute(attributes, "hMerge") === "1" || attribute(attributes, "vMerge") === "1",
    };
  }

  return {
    open(name, attributes) {
      if (name === "ph") placeholder = attribute(attributes, "type") ?? "body";
      else if (name === "tbl") {
        rows = [];
        grid = createGrid();
      } else if (name === "tc") beginCell(attributes);
      else if (name === "p") line = "";
      else if (name === "t") isText = true;
      else if (name === "br" && line !== null) line += "\n";
    },
    close(name) {
      if (name === "t") isText = false;
      else if (name === "p") {
        if (line !== null && line.trim() !== "") paragraphs.push(line);
        line = null;
      } else if (name === "tc" && cell) {
        if (!cell.isCovered) grid.add(paragraphs.join("\n"), cell);
        paragraphs = [];
        cell = null;
      } else if (name === "tr") rows?.push(grid.endRow());
      else if (name === "tbl" && rows) {
        add({ rows });
        rows = null;
      } else if (name === "sp" || name === "dataModel") endShape();
    },
    text(part) {
      if (isText && line !== null) line += part;
    },
  };
}

function countOf(value: string | null): number {
  return Number.parseInt(value ?? "1", 10) || 1;
}
