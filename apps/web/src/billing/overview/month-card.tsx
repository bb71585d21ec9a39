import { Meter, Skeleton } from "@claw/ui";
import { chinaDayOf } from "@claw/ui/china-day";
import { useFormat } from "@claw/ui/format";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { compareMoney, partOf } from "../money/micro.ts";
import { MoneyFigure } from "../money/money-figure.tsx";
import { daysOf } from "../usage/usage-range.ts";

function MonthBar({ label, cost, most }: { label: string; cost: string; most: string }) {
  const format = useFormat();
  const text = format.money(cost);

  return (
    <div className="grid gap-1">
      <div className="flex justify-between gap-3 text-sm">
        <span className="text-muted-foreground">{label}</span>
        <span className="tabular-nums">{text}</span>
      </div>
      <Meter label={label} text={text} parts={[{ key: "cost", value: partOf(cost, most) }]} />
    </div>
  );
}

/** What was spent this month, beside the whole of the last. */
export function MonthCard() {
  const t = useTranslations("billing.overview");
  const today = chinaDayOf(new Date());
  const present = trpc.billing.usage.useQuery(
    { ...daysOf("month", today), groupBy: "purpose" },
    { staleTime: 0 },
  );
  const before = trpc.billing.usage.useQuery({ ...daysOf("lastMonth", today), groupBy: "purpose" });
  const now = present.data?.total.cost;
  const then = before.data?.total.cost;
  const most = now !== undefined && then !== undefined && compareMoney(then, now) > 0 ? then : (now ?? "0");

  return (
    <section aria-label={t("spent")} className="grid content-between gap-5 rounded-xl border bg-card p-5">
      <div className="grid gap-1">
        <h2 className="text-muted-foreground text-sm">{t("spent")}</h2>
        {now === undefined ? (
          <Skeleton className="h-8 w-36" />
        ) : (
          <MoneyFigure yuan={now} className="font-semibold text-2xl tracking-tight" />
        )}
      </div>
      {now === undefined || then === undefined ? (
        <Skeleton className="h-14" />
      ) : (
        <div className="grid gap-3">
          <MonthBar label={t("thisMonth")} cost={now} most={most} />
          <MonthBar label={t("lastMonth")} cost={then} most={most} />
        </div>
      )}
      <Link
        to="/billing/usage"
        search={{ range: "month" }}
        className="w-fit rounded-sm text-primary-text text-sm underline-offset-4 outline-none hover:underline focus-visible:ring-2 focus-visible:ring-ring"
      >
        {t("seeUsage")}
      </Link>
    </section>
  );
}
