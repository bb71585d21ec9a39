import type { InvariantReport } from "@claw/contract";
import { Alert, Button, EmptyState, Skeleton, Spinner } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { Moment } from "@claw/ui/moment";
import { Hourglass, RefreshCw } from "lucide-react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useFailureText } from "../../api/use-failure-text.ts";
import { useApp } from "../../app/app-context.ts";
import { FailedState } from "../../page/failed-state.tsx";
import { MoneyFrame } from "../frame/money-frame.tsx";
import { InvariantRow } from "./invariant-row.tsx";

/** Whether the accounts add up, rule by rule, and what to do where they do not. */
export function InvariantsPage() {
  const t = useTranslations("money.invariants");
  const utils = trpc.useUtils();
  const { notices } = useApp();
  const failureText = useFailureText();
  const report = trpc.admin.money.invariants.useQuery(undefined, { refetchInterval: 30_000 });
  const check = trpc.admin.money.checkNow.useMutation({
    onSuccess: (found) => utils.admin.money.invariants.setData(undefined, found),
    onError: (error) => notices.tell(failureText(error), "danger"),
  });

  return (
    <MoneyFrame
      isFilled={false}
      actions={
        <Button disabled={check.isPending} onClick={() => check.mutate()}>
          {check.isPending ? <Spinner /> : <RefreshCw />}
          {t(check.isPending ? "checking" : "checkNow")}
        </Button>
      }
    >
      {report.data ? (
        <Report report={report.data} />
      ) : report.error ? (
        <FailedState error={report.error} onRetry={() => void report.refetch()} />
      ) : (
        <Skeleton className="h-64" />
      )}
    </MoneyFrame>
  );
}

function Report({ report }: { report: InvariantReport }) {
  const t = useTranslations("money.invariants");
  const format = useFormat();
  const { checkedAt, milliseconds, isGood, isCut, results } = report;
  if (checkedAt === null) {
    return <EmptyState icon={<Hourglass />} title={t("waitingTitle")} hint={t("waitingHint")} />;
  }

  const broken = results.filter(({ count }) => count > 0);
  const count = format.count(broken.reduce((sum, result) => sum + result.count, 0));

  return (
    <div className="mx-auto grid w-full max-w-4xl gap-4">
      <Alert tone={isGood ? "success" : "danger"}>
        <p className="font-semibold">{t(isGood ? "goodTitle" : "badTitle")}</p>
        <p>
          {isGood
            ? t("goodHint", { count: format.count(results.length) })
            : t("badHint", { rules: format.count(broken.length), count })}
        </p>
        {isCut ? <p>{t("cut")}</p> : null}
        <p className="text-muted-foreground text-xs">
          {t("checked")} <Moment instant={checkedAt} /> ·{" "}
          {t("took", { duration: format.duration(milliseconds) })} · {t("everyHour")}
        </p>
      </Alert>
      <ul className="rounded-lg border bg-card">
        {[...results]
          .sort((one, other) => other.count - one.count)
          .map((result) => (
            <InvariantRow key={result.key} result={result} />
          ))}
      </ul>
    </div>
  );
}
