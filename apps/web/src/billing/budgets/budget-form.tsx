import type { Budget, BudgetKind, BudgetPeriod, BudgetScope } from "@claw/contract";
import { Button, ChoiceCards, Dialog, DialogActions, DialogContent, Field, Input, Segmented } from "@claw/ui";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useApp } from "../../app/app-context.ts";
import { FormFailure } from "../../auth/form-failure.tsx";
import { plainAmount } from "../money/plain-amount.ts";
import { readAmount } from "../money/read-amount.ts";
import { useBillingDeed } from "../use-billing-deed.ts";

export type BudgetFormProps = { budget: Budget | null; onClose: () => void };

/** Sets a budget or changes one; whose and over what stays as it was set. */
export function BudgetForm({ budget, onClose }: BudgetFormProps) {
  const t = useTranslations();
  const { browser } = useApp();
  const { run, isBusy, failure } = useBillingDeed();
  const [scope, setScope] = useState<BudgetScope>(budget?.scope ?? "organization");
  const [period, setPeriod] = useState<BudgetPeriod>(budget?.period ?? "month");
  const [kind, setKind] = useState<BudgetKind>(budget?.kind ?? "hard");
  const [limit, setLimit] = useState(budget ? plainAmount(budget.limit) : "");
  const [warnAt, setWarnAt] = useState(String(budget?.warnAtPercent ?? 80));
  const [isTouched, setTouched] = useState(false);
  const read = readAmount(limit);
  const warnAtPercent = Number(warnAt);
  const isWarningFit = /^\d{1,3}$/.test(warnAt) && warnAtPercent >= 1 && warnAtPercent <= 100;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTouched(true);
    if ("problem" in read || !isWarningFit) return;

    const { amount } = read;
    const userId = budget?.userId;
    const set = { scope, period, kind, limit: amount, warnAtPercent, ...(userId ? { userId } : {}) };
    if ((await run(() => browser.trpc.billing.setBudget.mutate(set))) !== undefined) onClose();
  };

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={t(budget ? "billing.budgets.editTitle" : "billing.budgets.addTitle")}
        description={null}
        closeLabel={t("common.close")}
      >
        <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
          {budget ? null : (
            <div className="flex flex-wrap gap-3">
              <Segmented
                label={t("billing.budgets.scope")}
                value={scope}
                options={[
                  { value: "organization", label: t("billing.budgets.who.organization") },
                  { value: "user", label: t("billing.budgets.who.self") },
                ]}
                onChange={setScope}
              />
              <Segmented
                label={t("billing.budgets.period")}
                value={period}
                options={[
                  { value: "month", label: t("billing.budgets.periods.month") },
                  { value: "day", label: t("billing.budgets.periods.day") },
                ]}
                onChange={setPeriod}
              />
            </div>
          )}
          <Field
            label={t("billing.budgets.limit")}
            problem={isTouched && "problem" in read ? t(`billing.amountProblem.${read.problem}`) : undefined}
          >
            {(control) => (
              <Input
                {...control}
                autoFocus
                inputMode="decimal"
                autoComplete="off"
                value={limit}
                onChange={(event) => setLimit(event.target.value)}
              />
            )}
          </Field>
          <ChoiceCards
            label={t("billing.budgets.kind")}
            value={kind}
            options={[
              { value: "hard", label: t("billing.budgets.kinds.hard"), hint: t("billing.budgets.hardHint") },
              { value: "soft", label: t("billing.budgets.kinds.soft"), hint: t("billing.budgets.softHint") },
            ]}
            onChange={setKind}
          />
          <Field
            label={t("billing.budgets.warnAt")}
            problem={isTouched && !isWarningFit ? t("billing.budgets.warnAtProblem") : undefined}
          >
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                value={warnAt}
                onChange={(event) => setWarnAt(event.target.value.trim())}
                className="w-28"
              />
            )}
          </Field>
          <FormFailure failure={failure} />
          <DialogActions>
            <Button variant="outline" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" disabled={isBusy}>
              {t("common.save")}
            </Button>
          </DialogActions>
        </form>
      </DialogContent>
    </Dialog>
  );
}
