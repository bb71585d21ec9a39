import type { PricePreview as Preview } from "@claw/contract";
import { Segmented, Skeleton } from "@claw/ui";
import { chinaDayOf, firstOfMonth } from "@claw/ui/china-day";
import { useFormat } from "@claw/ui/format";
import { keepPreviousData } from "@tanstack/react-query";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useFailureText } from "../../api/use-failure-text.ts";
import { ChartCard } from "../../page/chart-card.tsx";
import { EffectTable } from "./effect-table.tsx";
import type { SaidPrices } from "./price-draft.ts";
import { useCalm } from "./use-calm.ts";

const calmMs = 350;

/** What the calls of a month would have cost, computed by the server from each of them. */
export function PricePreview({ modelId, prices }: { modelId: string; prices: SaidPrices }) {
  const t = useTranslations("models.price");
  const failureText = useFailureText();
  const intl = useFormatter();
  const monthName = (of: string) =>
    intl.dateTime(new Date(`${of}-01T00:00Z`), { year: "numeric", month: "long", timeZone: "UTC" });
  const [monthsAgo, setMonthsAgo] = useState<"0" | "1">("1");
  const month = firstOfMonth(chinaDayOf(new Date()), -Number(monthsAgo)).slice(0, 7);
  const asked = useCalm({ modelId, month, ...prices }, calmMs);
  const { data, error, isFetching } = trpc.admin.models.previewPrice.useQuery(asked, {
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

  return (
    <section className="grid min-w-0 gap-3" aria-busy={isFetching}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-medium text-sm">
          {t("previewMonth", { month: monthName(data?.month ?? month) })}
        </h3>
        <Segmented
          label={t("month")}
          value={monthsAgo}
          options={[
            { value: "1", label: t("lastMonth") },
            { value: "0", label: t("thisMonth") },
          ]}
          onChange={setMonthsAgo}
        />
      </div>
      {error ? <p className="text-danger-text text-sm">{failureText(error)}</p> : null}
      {data ? <Effect preview={data} /> : error ? null : <Skeleton className="h-40" />}
    </section>
  );
}

function Effect({ preview }: { preview: Preview }) {
  const t = useTranslations("models.price");
  const format = useFormat();
  if (preview.total.calls === 0) return <p className="text-muted-foreground text-sm">{t("noCalls")}</p>;

  return (
    <>
      <EffectTable preview={preview} />
      {preview.days.length > 1 ? (
        <ChartCard
          title={t("chart")}
          label={t("chart")}
          atName={t("day")}
          kind="bar"
          className="h-40"
          series={[
            { key: "charged", name: t("charged") },
            { key: "proposed", name: t("proposed") },
          ]}
          rows={preview.days.map(({ day, cost, proposed }) => ({
            at: day,
            values: [Number(cost), Number(proposed)],
          }))}
          formatAt={format.shortDay}
          formatValue={format.roundMoney}
        />
      ) : null}
    </>
  );
}
