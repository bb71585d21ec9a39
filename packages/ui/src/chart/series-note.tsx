import { type ChartRow, type ChartTexts, colorOf, type Series } from "./series.ts";

export type SeriesNoteProps = Pick<ChartTexts, "formatAt" | "formatValue"> & {
  row: ChartRow;
  series: readonly Series[];
};

/** The values at one point, beside the pointer. */
export function SeriesNote({ row, series, formatAt, formatValue }: SeriesNoteProps) {
  return (
    <div className="grid gap-1 rounded-lg border bg-popover px-3 py-2 text-xs shadow-float">
      <p className="text-muted-foreground">{formatAt(row.at)}</p>
      {series.map(({ key, name }, index) => {
        const value = row.values[index] ?? null;
        return value === null ? null : (
          <p key={key} className="flex items-center gap-2 tabular-nums">
            <span aria-hidden="true" className="size-2 rounded-full" style={{ background: colorOf(index) }} />
            {name}
            <span className="ml-auto pl-3 font-medium">{formatValue(value)}</span>
          </p>
        );
      })}
    </div>
  );
}
