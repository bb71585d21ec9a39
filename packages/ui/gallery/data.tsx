import { useState } from "react";
import { type ChartRow, type Series, SeriesChart, SeriesLegend, SeriesTable } from "../src/chart/index.ts";
import { type Column, DataTable, type SortState } from "../src/data-table/index.ts";
import { Show } from "./show.tsx";

type Person = { id: string; name: string; tokens: number };

const columns: readonly Column<Person, "name" | "tokens">[] = [
  { key: "name", head: "Name", cell: ({ name }) => name, width: "minmax(8rem, 1fr)", sort: "name" },
  {
    key: "tokens",
    head: "Tokens",
    cell: ({ tokens }) => tokens.toLocaleString("en"),
    width: "8rem",
    align: "end",
    sort: "tokens",
  },
];
const people: readonly Person[] = Array.from({ length: 1_000 }, (_, index) => ({
  id: String(index),
  name: `Person ${index + 1}`,
  tokens: (index * 7_919) % 100_000,
}));

const series: readonly Series[] = [
  { key: "glm", name: "glm-4.6" },
  { key: "qwen", name: "qwen-max" },
];
const rows: readonly ChartRow[] = Array.from({ length: 14 }, (_, index) => ({
  at: `11/${index + 1}`,
  values: [((index * 5) % 9) + 2, ((index * 3) % 7) + 1],
}));
const texts = {
  label: "Answers a day by model",
  formatAt: (at: string) => at,
  formatValue: (value: number) => String(value),
};

/** Many rows, and values over time. */
export function Data() {
  const [sort, setSort] = useState<SortState<"name" | "tokens">>({ by: "tokens", direction: "desc" });
  const table = { columns, rowKey: ({ id }: Person) => id, moreLabel: "Loading more", sort, onSort: setSort };

  return (
    <>
      <Show name="DataTable">
        <div className="flex h-64 w-96 flex-col rounded-lg border">
          <DataTable label="People" rows={people} openKey="2" onOpen={() => undefined} {...table} />
        </div>
        <div className="flex h-64 w-72 flex-col overflow-hidden rounded-lg border">
          <DataTable label="People on their way" rows={null} {...table} />
        </div>
      </Show>
      <Show name="SeriesChart">
        {(["line", "area", "bar"] as const).map((kind) => (
          <SeriesChart
            key={kind}
            {...texts}
            label={`${texts.label}: ${kind}`}
            rows={rows}
            series={series}
            kind={kind}
            isStacked={kind === "bar"}
            className="max-w-96"
          />
        ))}
      </Show>
      <Show name="SeriesLegend">
        <SeriesLegend label="Which colour is which" series={series} />
      </Show>
      <Show name="SeriesTable">
        <SeriesTable {...texts} rows={rows.slice(0, 4)} series={series} atName="Day" />
      </Show>
    </>
  );
}
