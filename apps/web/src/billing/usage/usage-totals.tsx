import type { UsageSums } from "@claw/contract";
import { useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";
import { MoneyFigure } from "../money/money-figure.tsx";

/** The whole of a range in four figures, and how much of it we counted ourselves. */
export function UsageTotals({ total }: { total: UsageSums }) {
  const t = useTranslations("billing.usage");
  const format = useFormat();
  const { calls, estimatedCalls, totalTokens, cost } = total;
  const estimated = calls === 0 ? 0 : estimatedCalls / calls;

  return (
    <div className="grid gap-3">
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4">
        <div className="grid content-start gap-0.5">
          <dt className="text-muted-foreground text-xs">{t("cost")}</dt>
          <dd className="font-semibold text-xl">
            <MoneyFigure yuan={cost} />
          </dd>
        </div>
        <div className="grid content-start gap-0.5">
          <dt className="text-muted-foreground text-xs">{t("tokens")}</dt>
          <dd className="font-semibold text-xl tabular-nums">{format.count(totalTokens)}</dd>
        </div>
        <div className="grid content-start gap-0.5">
          <dt className="text-muted-foreground text-xs">{t("calls")}</dt>
          <dd className="font-semibold text-xl tabular-nums">{format.count(calls)}</dd>
        </div>
        <div className="grid content-start gap-0.5">
          <dt className="text-muted-foreground text-xs">{t("estimated")}</dt>
          <dd className="tabular-nums">
            <span className="font-semibold text-xl">{format.count(estimatedCalls)}</span>{" "}
            <span className="text-muted-foreground text-sm">{format.percent(estimated)}</span>
          </dd>
        </div>
      </dl>
      {estimatedCalls > 0 ? <p className="text-muted-foreground text-xs">{t("estimatedHint")}</p> : null}
    </div>
  );
}
