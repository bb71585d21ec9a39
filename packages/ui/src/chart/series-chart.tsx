import { Area, Bar, CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from "recharts";
import { cn } from "../class-names.ts";
import { isAlone, LoneDot } from "./lone-dot.tsx";
import { type ChartRow, type ChartTexts, colorOf, type Series } from "./series.ts";
import { SeriesNote } from "./series-note.tsx";

export type SeriesChartProps = ChartTexts & {
  rows: readonly ChartRow[];
  series: readonly Series[];
  kind: "line" | "area" | "bar";
  /** Parts of one whole lie on each other. */
  isStacked?: boolean;
  className?: string;
};

const tick = { fill: "var(--muted-foreground)", fontSize: 12 };

function shape(
  { kind, rows, isStacked = false }: Pick<SeriesChartProps, "kind" | "rows" | "isStacked">,
  { key, name }: Series,
  index: number,
) {
  const valueAt = ({ values }: ChartRow) => values[index] ?? null;
  const common = {
    dataKey: valueAt,
    name,
    isAnimationActive: false,
    ...(isStacked ? { stackId: "all" } : {}),
  };
  const color = colorOf(index);

  switch (kind) {
    case "bar":
      return <Bar key={key} {...common} fill={color} maxBarSize={32} />;
    case "area":
      return <Area key={key} {...common} type="monotone" stroke={color} fill={color} fillOpacity={0.16} />;
    case "line":
      return (
        <Line
          key={key}
          dataKey={valueAt}
          name={name}
          isAnimationActive={false}
          type="monotone"
          stroke={color}
          strokeWidth={2}
          dot={({ key: dotKey, index: at, cx, cy }) =>
            isAlone(rows, at, index) ? <LoneDot key={dotKey} x={cx} y={cy} color={color} /> : null
          }
        />
      );
  }
}

/** Values over time. The exact figures are in the note beside the pointer; offer a `SeriesTable` beside it. */
export function SeriesChart(props: SeriesChartProps) {
  const { rows, series, label, formatAt, formatValue, className } = props;

  return (
    <div role="img" aria-label={label} className={cn("h-56 w-full", className)}>
      <ComposedChart
        responsive
        accessibilityLayer={false}
        data={[...rows]}
        margin={{ top: 4, right: 4, bottom: 0, left: 0 }}
        style={{ width: "100%", height: "100%" }}
        barCategoryGap="18%"
      >
        <CartesianGrid vertical={false} stroke="var(--border)" />
        <XAxis
          dataKey="at"
          tickFormatter={formatAt}
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: "var(--border)" }}
          minTickGap={28}
          interval="equidistantPreserveEnd"
        />
        <YAxis tickFormatter={formatValue} tick={tick} tickLine={false} axisLine={false} width="auto" />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: "var(--foreground)", fillOpacity: 0.06, stroke: "var(--border)" }}
          content={({ active, label: at }) => {
            const row = rows.find((candidate) => candidate.at === at);
            return active && row ? (
              <SeriesNote row={row} series={series} formatAt={formatAt} formatValue={formatValue} />
            ) : null;
          }}
        />
        {series.map((one, index) => shape(props, one, index))}
      </ComposedChart>
    </div>
  );
}
