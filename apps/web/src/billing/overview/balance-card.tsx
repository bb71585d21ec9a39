import type { Balance } from "@claw/contract";
import { Button, Skeleton } from "@claw/ui";
import { isZero, useFormat } from "@claw/ui/format";
import { Link } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { LoadFailure } from "../../knowledge/load-failure.tsx";
import { MoneyFigure } from "../money/money-figure.tsx";
import { isLow } from "../notice/spending-stop.ts";

function Parts({ balance }: { balance: Balance }) {
  const t = useTranslations("billing.overview");
  const format = useFormat();
  const { balance: whole, held, creditLimit } = balance;

  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-3">
      <div>
        <dt className="text-muted-foreground text-xs">{t("balance")}</dt>
        <dd className="tabular-nums">{format.money(whole)}</dd>
      </div>
      <div>
        <dt className="text-muted-foreground text-xs">{t("held")}</dt>
        <dd className="tabular-nums">{format.money(held)}</dd>
      </div>
      {isZero(creditLimit) ? null : (
        <div>
          <dt className="text-muted-foreground text-xs">{t("creditLimit")}</dt>
          <dd className="tabular-nums">{format.money(creditLimit)}</dd>
        </div>
      )}
    </dl>
  );
}

/** What can be spent now, what it is made of, and how to have more. */
export function BalanceCard() {
  const t = useTranslations("billing.overview");
  const balance = trpc.billing.balance.useQuery(undefined, { staleTime: 0 });
  if (balance.isError && !balance.data)
    return <LoadFailure error={balance.error} onRetry={() => void balance.refetch()} />;

  const { data } = balance;

  return (
    <section aria-label={t("balance")} className="grid content-between gap-5 rounded-xl border bg-card p-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="grid gap-1">
          <h2 className="text-muted-foreground text-sm">{t("available")}</h2>
          {data ? (
            <MoneyFigure yuan={data.available} className="font-semibold text-3xl tracking-tight" />
          ) : (
            <Skeleton className="h-9 w-44" />
          )}
        </div>
        <Button asChild size="lg">
          <Link to="/billing/top-up">
            <Plus />
            {t("topUp")}
          </Link>
        </Button>
      </div>
      {data ? <Parts balance={data} /> : <Skeleton className="h-11 w-64" />}
      <p className="text-muted-foreground text-xs">{t("heldHint")}</p>
      {data && isLow(data.available) ? (
        <p className="text-sm text-warning-text">{isZero(data.available) ? t("empty") : t("low")}</p>
      ) : null}
    </section>
  );
}
