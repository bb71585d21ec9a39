import type { Quota } from "@claw/contract";
import { Button, Meter, Skeleton } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { LoadFailure } from "../../knowledge/load-failure.tsx";
import { BillingSection } from "../billing-section.tsx";

type Row = { key: "requests" | "answers" | "bases" | "documents" | "storage"; used: number; limit: number };

function rowsOf(quota: Quota): Row[] {
  const {
    requestsPerMinute: rate,
    answersInFlight,
    knowledgeBases,
    knowledgeDocuments,
    knowledgeBytes,
  } = quota;

  return [
    { key: "requests", used: rate.limit - rate.remaining, limit: rate.limit },
    { key: "answers", ...answersInFlight },
    { key: "storage", ...knowledgeBytes },
    { key: "documents", ...knowledgeDocuments },
    { key: "bases", ...knowledgeBases },
  ];
}

/** Almost full: from here on the bar says so. */
const nearlyFull = 0.9;

/** The plan that counts now, and how much of what it allows is used. */
export function PlanCard() {
  const t = useTranslations("billing");
  const format = useFormat();
  const quota = trpc.billing.quota.useQuery(undefined, { staleTime: 0, refetchInterval: 30_000 });
  const { data } = quota;

  return (
    <BillingSection
      title={data ? t("overview.plan", { tier: t(`tier.${data.tier}`) }) : t("overview.planUnknown")}
      hint={t("overview.planHint")}
      aside={
        <Button asChild variant="outline">
          <Link to="/billing/plans">{t("overview.seePlans")}</Link>
        </Button>
      }
    >
      {quota.isError && !data ? (
        <LoadFailure error={quota.error} onRetry={() => void quota.refetch()} />
      ) : null}
      <ul className="grid gap-x-8 gap-y-4 rounded-xl border bg-card p-5 sm:grid-cols-2 lg:grid-cols-3">
        {data
          ? rowsOf(data).map(({ key, used, limit }) => {
              const number = key === "storage" ? format.bytes : format.count;
              const text = t("overview.usedOf", { used: number(used), limit: number(limit) });
              const part = limit === 0 ? 0 : used / limit;
              return (
                <li key={key} className="grid content-start gap-1.5">
                  <div className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
                    <span className="text-muted-foreground">{t(`overview.quota.${key}`)}</span>
                    <span className="tabular-nums">{text}</span>
                  </div>
                  <Meter
                    label={t(`overview.quota.${key}`)}
                    text={text}
                    parts={[{ key, value: part, tone: part >= nearlyFull ? "warning" : "accent" }]}
                  />
                </li>
              );
            })
          : ["a", "b", "c"].map((key) => (
              <li key={key}>
                <Skeleton className="h-8" />
              </li>
            ))}
      </ul>
    </BillingSection>
  );
}
