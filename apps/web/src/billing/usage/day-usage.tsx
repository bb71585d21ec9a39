import type { UsageGroup } from "@claw/contract";
import { EmptyState, Segmented } from "@claw/ui";
import { ChartColumn } from "lucide-react";
import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { DayChart } from "./day-chart.tsx";
import { seriesByDay } from "./day-series.ts";
import { DayTable } from "./day-table.tsx";
import { SeriesLegend } from "./series-legend.tsx";
import type { Days } from "./usage-range.ts";

export type DayUsageProps = { groups: readonly UsageGroup[]; days: Days };

/** The cost of each day, split by model: as columns, or as the figures behind them. */
export function DayUsage({ groups, days: { from, to } }: DayUsageProps) {
  const t = useTranslations("billing.usage");
  const [look, setLook] = useState<"chart" | "table">("chart");
  const series = useMemo(() => seriesByDay(groups, { from, to }), [groups, from, to]);
  if (groups.length === 0)
    return (
      <EmptyState
        icon={<ChartColumn />}
        title={t("emptyTitle")}
        hint={t("emptyHint")}
        className="rounded-xl border"
      />
    );

  return (
    <div className="grid grid-cols-1 gap-4 rounded-xl border bg-card p-4 md:p-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <SeriesLegend models={series.models} />
        <Segmented
          label={t("look")}
          value={look}
          options={[
            { value: "chart", label: t("chart") },
            { value: "table", label: t("table") },
          ]}
          onChange={setLook}
          className="ms-auto"
        />
      </div>
      {look === "chart" ? <DayChart series={series} /> : <DayTable series={series} />}
    </div>
  );
}
