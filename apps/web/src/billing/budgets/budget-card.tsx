import type { Budget } from "@claw/contract";
import { Badge, Button, Meter } from "@claw/ui";
import { isZero, useFormat } from "@claw/ui/format";
import { Moment } from "@claw/ui/moment";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useApp } from "../../app/app-context.ts";
import { FormFailure } from "../../auth/form-failure.tsx";
import { ConfirmDialog } from "../../knowledge/confirm-dialog.tsx";
import { useBillingDeed } from "../use-billing-deed.ts";
import { stateOf } from "./budget-state.ts";
import { useBudgetName } from "./use-budget-name.ts";

const tones = { fine: "accent", warned: "warning", reached: "danger" } as const;

/** A limit with what is spent and held of it, and the warnings that were given. */
export function BudgetCard({ budget, onEdit }: { budget: Budget; onEdit: () => void }) {
  const t = useTranslations("billing.budgets");
  const { browser } = useApp();
  const format = useFormat();
  const nameOf = useBudgetName();
  const { run, isBusy, failure } = useBillingDeed();
  const [isRemoving, setRemoving] = useState(false);
  const { kind, limit, spent, held, warnAtPercent, alerts, scope, userId, period } = budget;
  const state = stateOf(budget);
  const name = nameOf(budget);
  const used = t("spentOf", { spent: format.money(spent), limit: format.money(limit) });
  const remove = () =>
    void run(() =>
      browser.trpc.billing.setBudget.mutate({ scope, period, limit: null, ...(userId ? { userId } : {}) }),
    );

  return (
    <li className="grid content-start gap-3 rounded-xl border bg-card p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-medium">{name}</h3>
        <Badge tone={state.level === "fine" ? "neutral" : tones[state.level]}>
          {state.level === "fine" ? t(`badge.${kind}`) : t(`level.${state.level}`)}
        </Badge>
      </div>
      <div className="grid gap-1.5">
        <Meter
          label={name}
          text={used}
          mark={warnAtPercent / 100}
          parts={[
            { key: "spent", value: state.spent, tone: tones[state.level] },
            { key: "held", value: state.held, tone: "held" },
          ]}
        />
        <p className="flex flex-wrap justify-between gap-x-4 text-muted-foreground text-xs tabular-nums">
          <span>{used}</span>
          {isZero(held) ? null : <span>{t("held", { amount: format.money(held) })}</span>}
        </p>
      </div>
      <p className="text-muted-foreground text-xs">
        {t(kind === "hard" ? "hardHint" : "softHint")}{" "}
        {t("warnsAt", { percent: format.percent(warnAtPercent / 100) })}
      </p>
      {alerts.length > 0 ? (
        <ul className="grid gap-0.5 text-warning-text text-xs">
          {alerts.map(({ percent, createdAt }) => (
            <li key={percent}>
              {t("alert", { percent: format.percent(percent / 100) })} · <Moment instant={createdAt} />
            </li>
          ))}
        </ul>
      ) : null}
      <FormFailure failure={failure} />
      <div className="flex gap-2">
        <Button variant="outline" size="sm" onClick={onEdit}>
          {t("edit")}
        </Button>
        <Button variant="ghost" size="sm" disabled={isBusy} onClick={() => setRemoving(true)}>
          {t("remove")}
        </Button>
      </div>
      {isRemoving ? (
        <ConfirmDialog
          title={t("removeTitle")}
          hint={t("removeHint", { name })}
          onConfirm={remove}
          onClose={() => setRemoving(false)}
        />
      ) : null}
    </li>
  );
}
