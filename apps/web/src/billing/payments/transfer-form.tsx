import type { Payment } from "@claw/contract";
import { Button, Field, Input } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useApp } from "../../app/app-context.ts";
import { FormFailure } from "../../auth/form-failure.tsx";
import { useBillingDeed } from "../use-billing-deed.ts";
import { CancelPayment } from "./cancel-payment.tsx";

/** The contract's longest reference. */
const longestReference = 200;

/** Where to transfer to, and what the payer wrote on it. */
export function TransferForm({ payment }: { payment: Payment }) {
  const t = useTranslations("billing.payment");
  const { browser } = useApp();
  const format = useFormat();
  const utils = trpc.useUtils();
  const options = trpc.billing.paymentOptions.useQuery();
  const { run, isBusy, failure } = useBillingDeed();
  const [reference, setReference] = useState("");
  const [isTouched, setTouched] = useState(false);
  const isFit = reference.trim() !== "" && reference.length <= longestReference;
  const instructions =
    options.data?.find(({ provider }) => provider === payment.provider)?.instructions ?? null;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTouched(true);
    if (!isFit) return;

    const { id: paymentId } = payment;
    const submitted = await run(() =>
      browser.trpc.billing.submitReference.mutate({ paymentId, reference: reference.trim() }),
    );
    if (submitted) utils.billing.getPayment.setData({ paymentId }, submitted);
  };

  return (
    <form
      onSubmit={(event) => void submit(event)}
      noValidate
      className="grid gap-5 rounded-xl border bg-card p-5"
    >
      <div className="grid gap-1">
        <h2 className="font-semibold">{t("transferTitle", { amount: format.money(payment.amount) })}</h2>
        <p className="text-muted-foreground text-sm">{t("transferHint")}</p>
      </div>
      <p className="whitespace-pre-line rounded-lg bg-muted/60 px-4 py-3 text-sm leading-6 wrap-anywhere">
        {instructions ?? t("noInstructions")}
      </p>
      <Field
        label={t("reference")}
        hint={t("referenceHint")}
        problem={isTouched && !isFit ? t("referenceProblem") : undefined}
      >
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            value={reference}
            onChange={(event) => setReference(event.target.value)}
          />
        )}
      </Field>
      <FormFailure failure={failure} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" disabled={isBusy}>
          {t("submit")}
        </Button>
        <CancelPayment payment={payment} />
      </div>
    </form>
  );
}
