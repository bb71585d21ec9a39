/** More columns than any table that is read by people. */
const mostColumns = 1_000;

export type CellSpan = { columns: number; rows: number };

/** Puts the cells of rows where they are seen. A cell over several rows says its text in each, so that a row is whole. */
export function createGrid() {
  let row: string[] = [];
  let lastRow: string[] = [];
  const covered: { text: string; rows: number }[] = [];

  /** What reaches down into the place that is next. */
  function fillFromAbove(): void {
    for (let above = covered[row.length]; above && above.rows > 0; above = covered[row.length]) {
      above.rows--;
      row.push(above.text);
    }
  }

  return {
    add(text: string, { columns, rows }: CellSpan): void {
      fillFromAbove();
      const width = Math.max(1, Math.min(columns, mostColumns));

      for (let column = 0; column < width && row.length < mostColumns; column++) {
        const said = column === 0 ? text : "";
        if (rows > 1) covered[row.length] = { text: said, rows: rows - 1 };
        row.push(said);
      }
    },
    /** The next cell goes on from the one above it. */
    repeatAbove(columns: number): void {
      const width = Math.max(1, Math.min(columns, mostColumns));
      for (let column = 0; column < width && row.length < mostColumns; column++)
        row.push(lastRow[row.length] ?? "");
    },
    endRow(): string[] {
      if (row.length > 0) fillFromAbove();
      const done = row;
      if (done.length > 0) lastRow = done;
      row = [];

      return done;
    },
  };
}
