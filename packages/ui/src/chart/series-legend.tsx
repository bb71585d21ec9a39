import { colorOf, type Series } from "./series.ts";

/** Which colour is which, of a chart of several. */
export function SeriesLegend({ label, series }: { label: string; series: readonly Series[] }) {
  return (
    <ul aria-label={label} className="flex flex-wrap gap-x-4 gap-y-1 text-muted-foreground text-xs">
      {series.map(({ key, name }, index) => (
        <li key={key} className="flex items-center gap-1.5">
          <span
            aria-hidden="true"
            className="size-2.5 rounded-[3px]"
            style={{ backgroundColor: colorOf(index) }}
          />
          {name}
        </li>
      ))}
    </ul>
  );
}
