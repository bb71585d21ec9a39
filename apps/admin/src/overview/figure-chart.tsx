import type { SeriesFigure, SeriesRange } from "@claw/contract";
import { Skeleton } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { useFormatter, useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { ChartCard } from "../page/chart-card.tsx";
import { FailedState } from "../page/failed-state.tsx";
import { Section } from "../page/section.tsx";

const minuteMs = 60_000;

/** One figure over time, and the table behind it. */
export function FigureChart({ figure, range }: { figure: SeriesFigure; range: SeriesRange }) {
  const t = useTranslations("overview");
  const title = t(`figures.${figure}`);
  const series = trpc.admin.overview.series.useQuery({ figure, range }, { refetchInterval: minuteMs });
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
      kind={figure === "firstToken" || figure === "failureRate" ? "line" : "bar"}
      series={[{ key: figure, name: title }]}
      rows={series.data.points.map(({ at, value }) => ({ at, values: [value] }))}
      formatAt={formatAt}
      formatValue={formatValue}
    />
  );
}

/** Hours, days and months are those of the calendar in China. */
function useFormatAt(range: SeriesRange): (at: string) => string {
  const intl = useFormatter();
  const timeZone = "Asia/Shanghai";

  return (at) => {
    switch (range) {
      case "hours":
        return intl.dateTime(new Date(at), { day: "numeric", hour: "2-digit", minute: "2-digit", timeZone });
      case "days":
        return intl.dateTime(new Date(at), { month: "numeric", day: "numeric", timeZone });
      case "months":
        return intl.dateTime(new Date(at), { year: "numeric", month: "short", timeZone });
    }
  };
}

function useFormatValue(figure: SeriesFigure): (value: number) => string {
  const format = useFormat();

  return (value) => {
    switch (figure) {
      case "cost":
      case "revenue":
        return format.roundMoney(Math.round(value * 100) / 100);
      case "failureRate":
        return format.share(value);
      case "firstToken":
        return format.duration(value);
      case "users":
      case "answers":
      case "tokens":
        // Between whole ones an axis says nothing.
        return Number.isInteger(value) ? format.count(value) : "";
    }
  };
}
