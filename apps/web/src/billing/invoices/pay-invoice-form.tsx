import type { Invoice } from "@claw/contract";
import { Button, Skeleton } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useApp } from "../../app/app-context.ts";
import { FormFailure } from "../../auth/form-failure.tsx";
import { MethodChoice, type PayWay, waysOf } from "../payments/method-choice.tsx";
import { usePay } from "../payments/use-pay.ts";

/** An open bill: how it is to be paid. */
export function PayInvoiceForm({ invoice }: { invoice: Invoice }) {
  const t = useTranslations("billing.invoice");
  const { browser, newId } = useApp();
  const format = useFormat();
  const options = trpc.billing.paymentOptions.useQuery();
  const { pay, isBusy, failure } = usePay();
  const [paymentId] = useState(newId);
  const [chosen, setChosen] = useState<PayWay | null>(null);
  const way = chosen ?? waysOf(options.data ?? [])[0] ?? null;
  const start = () => {
    if (way)
      void pay(() => browser.trpc.billing.payInvoice.mutate({ invoiceId: invoice.id, ...way, paymentId }));
  };

  return (
    <section aria-label={t("pay")} className="grid gap-4 rounded-xl border border-warning/60 bg-card p-5">
      <h3 className="font-semibold">{t("payTitle", { amount: format.money(invoice.total) })}</h3>
      {options.data ? (
        <MethodChoice options={options.data} value={way} onChange={setChosen} />
      ) : (
        <Skeleton className="h-14" />
      )}
      <FormFailure failure={failure} />
      <Button size="lg" disabled={isBusy || !way} onClick={start} className="justify-self-start">
        {t("pay")}
      </Button>
    </section>
  );
}
