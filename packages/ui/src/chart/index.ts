export type { ChartRow, Series } from "./series.ts";
export { SeriesChart, type SeriesChartProps } from "./series-chart.tsx";
export { SeriesLegend } from "./series-legend.tsx";
export { SeriesTable } from "./series-table.tsx";
