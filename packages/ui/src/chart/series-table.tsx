import { Table, TableCell, TableHead } from "../table.tsx";
import type { ChartRow, ChartTexts, Series } from "./series.ts";

export type SeriesTableProps = ChartTexts & {
  rows: readonly ChartRow[];
  series: readonly Series[];
  /** Names the first column. */
  atName: string;
};

/** The figures of a chart, the newest first. */
export function SeriesTable({ rows, series, label, atName, formatAt, formatValue }: SeriesTableProps) {
  return (
    <div className="quiet-scroll max-h-72 overflow-y-auto">
      <Table label={label}>
        <thead>
          <tr>
            <TableHead>{atName}</TableHead>
            {series.map(({ key, name }) => (
              <TableHead key={key} className="text-end">
                {name}
              </TableHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.toReversed().map(({ at, values }) => (
            <tr key={at}>
              <TableCell>{formatAt(at)}</TableCell>
              {series.map(({ key }, index) => {
                const value = values[index] ?? null;
                return (
                  <TableCell key={key} className="text-end">
                    {value === null ? "" : formatValue(value)}
                  </TableCell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
