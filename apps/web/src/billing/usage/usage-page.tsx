import { toFailure } from "@claw/client/browser";
import { Segmented } from "@claw/ui";
import { useDocumentTitle } from "@claw/ui/document-title";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { LoadFailure } from "../../knowledge/load-failure.tsx";
import { type UsageSearch, type UsageView, usageViews } from "../billing-search.ts";
import { BillingSection } from "../billing-section.tsx";
import { DayUsage } from "./day-usage.tsx";
import { GroupTable } from "./group-table.tsx";
import { RangePicker } from "./range-picker.tsx";
import { TokenKinds } from "./token-kinds.tsx";
import { UsageSkeleton } from "./usage-skeleton.tsx";
import { UsageTotals } from "./usage-totals.tsx";
import { useUsage } from "./use-usage.ts";

const route = getRouteApi("/shell/billing/usage");

/** What was used, over time and by what; the address carries every choice. */
export function UsagePage() {
  const t = useTranslations("billing.usage");
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { days, report } = useUsage(search);
  useDocumentTitle(t("title"));
  const view: UsageView = search.by ?? "day";
  const change = (changes: Partial<UsageSearch>) =>
    void navigate({ search: (present) => ({ ...present, ...changes }), replace: true });
  const { data } = report;
  const isForbidden = report.isError && toFailure(report.error).reason === "FORBIDDEN";

  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <RangePicker choice={search.range ?? "30d"} days={days} onChange={change} />
        <Segmented
          label={t("scope")}
          value={search.scope ?? "own"}
          options={[
            { value: "own", label: t("own") },
            { value: "organization", label: t("organization") },
          ]}
          onChange={(scope) => change({ scope: scope === "own" ? undefined : scope })}
          className="sm:ms-auto"
        />
      </div>
      {isForbidden ? <p className="text-muted-foreground text-sm">{t("forbidden")}</p> : null}
      {report.isError && !isForbidden && !data ? (
        <LoadFailure error={report.error} onRetry={() => void report.refetch()} />
      ) : null}
      {report.isPending ? <UsageSkeleton /> : null}
      {data && !isForbidden ? (
        <>
          <UsageTotals total={data.total} />
          <BillingSection
            title={t(`by.${view}`)}
            aside={
              <Segmented
                label={t("viewLabel")}
                value={view}
                options={usageViews.map((value) => ({ value, label: t(`view.${value}`) }))}
                onChange={(by) => change({ by: by === "day" ? undefined : by })}
                className="max-w-full overflow-x-auto"
              />
            }
          >
            {data.groupBy === "day" ? (
              <DayUsage groups={data.groups} days={{ from: data.from, to: data.to }} />
            ) : (
              <GroupTable view={data.groupBy} groups={data.groups} total={data.total} />
            )}
          </BillingSection>
          <TokenKinds total={data.total} />
        </>
      ) : null}
    </>
  );
}
