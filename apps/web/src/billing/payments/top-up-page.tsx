import { Alert, Button, ChoiceCards, Field, Input, Skeleton } from "@claw/ui";
import { useDocumentTitle } from "@claw/ui/document-title";
import { useFormat } from "@claw/ui/format";
import { getRouteApi } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useApp } from "../../app/app-context.ts";
import { FormFailure } from "../../auth/form-failure.tsx";
import { LoadFailure } from "../../knowledge/load-failure.tsx";
import { BillingSection } from "../billing-section.tsx";
import { readAmount } from "../money/read-amount.ts";
import { MethodChoice, type PayWay, waysOf } from "./method-choice.tsx";
import { usePay } from "./use-pay.ts";

const route = getRouteApi("/shell/billing/top-up");
const quickAmounts = ["20", "50", "100", "200", "500", "1000"] as const;

/** How much, and how. */
export function TopUpPage() {
  const t = useTranslations("billing");
  const { browser, newId } = useApp();
  const format = useFormat();
  const { amount: asked } = route.useSearch();
  const options = trpc.billing.paymentOptions.useQuery();
  const balance = trpc.billing.balance.useQuery(undefined, { staleTime: 0 });
  const { pay, isBusy, failure } = usePay();
  const [paymentId] = useState(newId);
  const [typed, setTyped] = useState<string>(asked ?? "100");
  const [isTouched, setTouched] = useState(false);
  const [chosen, setChosen] = useState<PayWay | null>(null);
  useDocumentTitle(t("topUp.title"));
  const way = chosen ?? waysOf(options.data ?? [])[0] ?? null;
  const read = readAmount(typed);
  const quick = quickAmounts.find((amount) => "amount" in read && amount === read.amount) ?? null;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTouched(true);
    if ("problem" in read || !way) return;

    void pay(() => browser.trpc.billing.topUp.mutate({ amount: read.amount, ...way, paymentId }));
  };

  return (
    <form onSubmit={submit} noValidate className="grid max-w-xl gap-7">
      <BillingSection
        title={t("topUp.title")}
        hint={t("topUp.hint")}
        aside={
          balance.data ? (
            <p className="text-muted-foreground text-sm tabular-nums">
              {t("notice.seeBalance", { amount: format.money(balance.data.available) })}
            </p>
          ) : null
        }
      >
        <ChoiceCards
          label={t("topUp.quick")}
          value={quick}
          options={quickAmounts.map((value) => ({ value, label: format.roundMoney(Number(value)) }))}
          onChange={setTyped}
          className="grid-cols-3"
        />
        <Field
          label={t("topUp.own")}
          hint={t("topUp.ownHint")}
          problem={isTouched && "problem" in read ? t(`amountProblem.${read.problem}`) : undefined}
        >
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              className="tabular-nums"
            />
          )}
        </Field>
      </BillingSection>
      <BillingSection title={t("topUp.method")}>
        {options.isPending ? <Skeleton className="h-16" /> : null}
        {options.isError ? (
          <LoadFailure error={options.error} onRetry={() => void options.refetch()} />
        ) : null}
        {options.data ? <MethodChoice options={options.data} value={way} onChange={setChosen} /> : null}
        {options.data?.length === 0 ? <Alert tone="warning">{t("topUp.noMethods")}</Alert> : null}
      </BillingSection>
      <FormFailure failure={failure} />
      <Button type="submit" size="lg" disabled={isBusy || !way} className="justify-self-start">
        {"amount" in read
          ? t("topUp.submitAmount", { amount: format.money(read.amount) })
          : t("topUp.submit")}
      </Button>
    </form>
  );
}
