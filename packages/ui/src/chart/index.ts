export type { ChartRow, Series } from "./series.ts";
export { SeriesChart, type SeriesChartProps } from "./series-chart.tsx";
export { SeriesTable } from "./series-table.tsx";
