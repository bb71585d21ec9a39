import type { SeriesFigure, SeriesRange } from "@claw/contract";
import { Segmented } from "@claw/ui";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { FigureChart } from "./figure-chart.tsx";
import { ModelCharts } from "./model-charts.tsx";

const route = getRouteApi("/shell/overview/");

const figures: readonly SeriesFigure[] = ["answers", "users", "cost", "revenue", "tokens"];

/** How the figures were over hours, days or months. */
export function Charts() {
  const t = useTranslations("overview");
  const { range = "hours" } = route.useSearch();
  const navigate = route.useNavigate();
  const choose = (chosen: SeriesRange) => navigate({ search: { range: chosen }, replace: true });

  return (
    <section aria-label={t("history")} className="grid grid-cols-1 gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold">{t("history")}</h2>
        <Segmented
          label={t("range")}
          value={range}
          options={(["hours", "days", "months"] as const).map((value) => ({
            value,
            label: t(`ranges.${value}`),
          }))}
          onChange={(chosen) => void choose(chosen)}
        />
      </div>
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
        {figures
          .filter((figure) => figure !== "revenue" || range !== "hours")
          .map((figure) => (
            <FigureChart key={figure} figure={figure} range={range} />
          ))}
        <ModelCharts range={range} />
      </div>
    </section>
  );
}
