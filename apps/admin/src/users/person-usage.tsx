import { Skeleton } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { ChartCard } from "../page/chart-card.tsx";
import { FailedState } from "../page/failed-state.tsx";
import { Section } from "../page/section.tsx";

/** What somebody used day by day: tokens, and what they cost. */
export function PersonUsage({ userId }: { userId: string }) {
  const t = useTranslations("users");
  const format = useFormat();
  const { data, error, refetch } = trpc.admin.users.usage.useQuery({ userId });
  const charts = [
    {
      figure: "tokens",
      read: (day: { tokens: number }) => day.tokens,
      // Between whole ones an axis says nothing.
      formatValue: (value: number) => (Number.isInteger(value) ? format.count(value) : ""),
    },
    {
      figure: "cost",
      read: (day: { cost: string }) => Number(day.cost),
      formatValue: (value: number) => format.roundMoney(Math.round(value * 10_000) / 10_000),
    },
  ] as const;

  return charts.map(({ figure, read, formatValue }) => {
    const title = t(`last30.${figure}`);
    return data ? (
      <ChartCard
        key={figure}
        title={title}
        label={title}
        atName={t("day")}
        kind="bar"
        series={[{ key: figure, name: t(figure) }]}
        rows={data.days.map((day) => ({ at: day.day, values: [read(day)] }))}
        formatAt={format.shortDay}
        formatValue={formatValue}
      />
    ) : (
      <Section key={figure} title={title}>
        {error ? <FailedState error={error} onRetry={() => void refetch()} /> : <Skeleton className="h-56" />}
      </Section>
    );
  });
}
