import type { ModelHistory, SeriesRange } from "@claw/contract";
import { Skeleton } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { ChartCard } from "../page/chart-card.tsx";
import { FailedState } from "../page/failed-state.tsx";
import { Section } from "../page/section.tsx";
import { historyEveryMs } from "./figure-chart.tsx";
import { ModelTable } from "./model-table.tsx";
import { useFormatAt } from "./use-format-at.ts";

/** As many as there are colours; the table has all. */
const mostLines = 5;
const figures = ["firstTokenP50Ms", "firstTokenP95Ms", "failureRate"] as const;

/** How models did over a range: the figures of all, and a line for each of the most called. */
export function ModelCharts({ range }: { range: SeriesRange }) {
  const t = useTranslations("overview");
  const history = trpc.admin.overview.models.useQuery({ range }, { refetchInterval: historyEveryMs });
  const title = t("modelsOver", { range: t(`ranges.${range}`) });

  if (!history.data) {
    return (
      <Section title={title}>
        {history.error ? (
          <FailedState error={history.error} onRetry={() => void history.refetch()} />
        ) : (
          <Skeleton className="h-56" />
        )}
      </Section>
    );
  }

  const { models } = history.data;
  return (
    <>
      <div className="lg:col-span-2">
        <Section title={title}>
          {models.length === 0 ? (
            <p className="text-muted-foreground text-sm">{t("noCallsOver")}</p>
          ) : (
            <ModelTable label={title} models={models} hasMean />
          )}
        </Section>
      </div>
      {models.length > 0
        ? figures.map((figure) => <ModelChart key={figure} figure={figure} history={history.data} />)
        : null}
    </>
  );
}

function ModelChart({ figure, history }: { figure: (typeof figures)[number]; history: ModelHistory }) {
  const t = useTranslations("overview");
  const format = useFormat();
  const { range, starts } = history;
  const formatAt = useFormatAt(range);
  const shown = history.models.slice(0, mostLines);
  const title = t(`modelFigures.${figure}`);

  return (
    <ChartCard
      title={title}
      atName={t(`at.${range}`)}
      label={t("chartLabel", { figure: title, range: t(`ranges.${range}`) })}
      kind="line"
      series={shown.map(({ model }) => ({ key: model, name: model }))}
      rows={starts.map((at, place) => ({
        at,
        values: shown.map(({ steps }) => steps[place]?.[figure] ?? null),
      }))}
      formatAt={formatAt}
      formatValue={figure === "failureRate" ? format.share : format.duration}
    />
  );
}
