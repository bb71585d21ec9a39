import type { Segment } from "./find-segments.ts";

/** What stands on one line of a column. */
export type Line = { cells: Segment[]; x: number; right: number; y: number; size: number; text: string };

/** A run of lines, or the rows of a table. */
export type Part = { kind: "lines"; lines: Line[] } | { kind: "table"; rows: string[][] };

/** The lines of a column, and the tables among them: neighbouring lines whose cells stand below each other. */
export function findRows(column: readonly Segment[]): Part[] {
  const parts: Part[] = [];
  const lines = linesOf(column);

  for (let at = 0; at < lines.length; ) {
    const end = endOfTable(lines, at);
    const rows = lines.slice(at, end);

    if (isTable(rows)) {
      parts.push({ kind: "table", rows: alignCells(rows) });
      at = end;
      continue;
    }

    const plain = lines.slice(at, Math.max(end, at + 1));
    const last = parts.at(-1);
    if (last?.kind === "lines") last.lines.push(...plain);
    else parts.push({ kind: "lines", lines: plain });
    at += plain.length;
  }

  return parts;
}

function linesOf(column: readonly Segment[]): Line[] {
  const lines: Line[] = [];

  for (const segment of column) {
    const line = lines.at(-1);
    if (line && Math.abs(segment.y - line.y) < 0.4 * line.size && segment.x >= line.right) {
      line.cells.push(segment);
      line.right = segment.right;
      line.size = Math.max(line.size, segment.size);
      line.text += ` ${segment.text}`;
    } else lines.push({ cells: [segment], ...segment });
  }

  return lines;
}

/** Behind the last of the lines that may be rows of one table. */
function endOfTable(lines: readonly Line[], from: number): number {
  let at = from;
  while (at < lines.length) {
    const line = lines[at];
    const before = lines[at - 1];
    if (!line || line.cells.length < 2) break;
    if (at > from && before && (line.y - before.y > 4 * line.size || !isAligned(before, line))) break;
    at++;
  }

  return at;
}

function isTable(rows: readonly Line[]): boolean {
  const most = Math.max(0, ...rows.map(({ cells }) => cells.length));

  return rows.length >= 3 || (rows.length === 2 && most >= 3);
}

/** At least half of the cells of the one with fewer begin, end or have their middle where one of the other does. */
function isAligned(one: Line, other: Line): boolean {
  const [fewer, more] = one.cells.length <= other.cells.length ? [one, other] : [other, one];
  const near = Math.max(one.size, other.size);
  const aligned = fewer.cells.filter((cell) =>
    more.cells.some(
      (above) =>
        Math.abs(cell.x - above.x) < near ||
        Math.abs(cell.right - above.right) < near ||
        Math.abs(middle(cell) - middle(above)) < near,
    ),
  );

  return aligned.length * 2 >= fewer.cells.length;
}

/** Cells by the column of the fullest row that they are nearest to. */
function alignCells(rows: readonly Line[]): string[][] {
  const fullest = rows.reduce((best, row) => (row.cells.length > best.cells.length ? row : best));

  return rows.map(({ cells }) => {
    const row = fullest.cells.map(() => "");
    for (const cell of cells) {
      const distances = fullest.cells.map((above) => Math.abs(middle(cell) - middle(above)));
      const column = distances.indexOf(Math.min(...distances));
      row[column] = `${row[column] ?? ""} ${cell.text}`.trim();
    }

    return row;
  });
}

function middle({ x, right }: Segment): number {
  return (x + right) / 2;
}
