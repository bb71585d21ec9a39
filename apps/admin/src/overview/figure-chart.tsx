import type { SeriesFigure, SeriesRange } from "@claw/contract";
import { Skeleton } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { ChartCard } from "../page/chart-card.tsx";
import { FailedState } from "../page/failed-state.tsx";
import { Section } from "../page/section.tsx";
import { useFormatAt } from "./use-format-at.ts";

/** How often what was is asked for anew. */
export const historyEveryMs = 60_000;

/** One figure over time, and the table behind it. */
export function FigureChart({ figure, range }: { figure: SeriesFigure; range: SeriesRange }) {
  const t = useTranslations("overview");
  const title = t(`figures.${figure}`);
  const series = trpc.admin.overview.series.useQuery({ figure, range }, { refetchInterval: historyEveryMs });
  const formatAt = useFormatAt(range);
  const formatValue = useFormatValue(figure);

  if (series.error && !series.data) {
    return (
      <Section title={title}>
        <FailedState error={series.error} onRetry={() => void series.refetch()} />
      </Section>
    );
  }
  if (!series.data) {
    return (
      <Section title={title}>
        <Skeleton className="h-56" />
      </Section>
    );
  }

  return (
    <ChartCard
      title={title}
      atName={t(`at.${range}`)}
      label={t("chartLabel", { figure: title, range: t(`ranges.${range}`) })}
      kind="bar"
      series={[{ key: figure, name: title }]}
      rows={series.data.points.map(({ at, value }) => ({ at, values: [value] }))}
      formatAt={formatAt}
      formatValue={formatValue}
    />
  );
}

function useFormatValue(figure: SeriesFigure): (value: number) => string {
  const format = useFormat();

  return (value) => {
    switch (figure) {
      case "cost":
      case "revenue":
        return format.roundMoney(Math.round(value * 100) / 100);
      case "users":
      case "answers":
      case "tokens":
        // Between whole ones an axis says nothing.
        return Number.isInteger(value) ? format.count(value) : "";
    }
  };
}
