import { useFormat } from "@claw/ui/format";
import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from "recharts";
import { useTranslations } from "use-intl";
import { toHeight } from "../money/micro.ts";
import { DayNote } from "./day-note.tsx";
import type { DaySeries } from "./day-series.ts";
import { seriesColor } from "./series-looks.ts";

const tick = { fill: "var(--muted-foreground)", fontSize: 12 };

/** Columns of money by day, stacked by model. The figures are exact in the note and in the table. */
export function DayChart({ series: { models, days } }: { series: DaySeries }) {
  const t = useTranslations("billing.usage");
  const format = useFormat();

  return (
    <div role="img" aria-label={t("chartLabel")} className="h-64 w-full md:h-72">
      <BarChart
        responsive
        accessibilityLayer={false}
        data={days}
        margin={{ top: 4, right: 4, bottom: 0, left: 0 }}
        style={{ width: "100%", height: "100%" }}
        barCategoryGap="18%"
      >
        <CartesianGrid vertical={false} stroke="var(--border)" />
        <XAxis
          dataKey="day"
          tickFormatter={(day: string) => format.shortDay(day)}
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: "var(--border)" }}
          minTickGap={20}
          interval="equidistantPreserveEnd"
        />
        <YAxis
          tickFormatter={(height: number) => format.roundMoney(height)}
          tick={tick}
          tickLine={false}
          axisLine={false}
          width="auto"
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: "var(--foreground)", fillOpacity: 0.06 }}
          content={({ active, label }) => {
            const day = days.find((candidate) => candidate.day === label);
            return active && day ? <DayNote day={day} models={models} /> : null;
          }}
        />
        {models.map((model, index) => (
          <Bar
            key={model ?? ""}
            dataKey={(day: DaySeries["days"][number]) => toHeight(day.costs[index] ?? "0")}
            name={model ?? t("otherModels")}
            stackId="cost"
            fill={seriesColor(index, model)}
            isAnimationActive={false}
            maxBarSize={36}
            radius={index === models.length - 1 ? [3, 3, 0, 0] : 0}
          />
        ))}
      </BarChart>
    </div>
  );
}
