import type { Invoice } from "@claw/contract";
import { Button, Field, Input, Segmented, Textarea } from "@claw/ui";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useApp } from "../../app/app-context.ts";
import { FormFailure } from "../../auth/form-failure.tsx";
import { useBillingDeed } from "../use-billing-deed.ts";
import { checkFapiao, type FapiaoDraft, tidyTaxNumber } from "./fapiao-check.ts";

export type FapiaoFormProps = { invoice: Invoice; onClose: () => void };

/** What the tax office's document is to say; begins with whom the bill is made out to. */
export function FapiaoForm({ invoice, onClose }: FapiaoFormProps) {
  const t = useTranslations();
  const { browser } = useApp();
  const utils = trpc.useUtils();
  const { run, isBusy, failure } = useBillingDeed();
  const [isTouched, setTouched] = useState(false);
  const [draft, setDraft] = useState<FapiaoDraft>({
    type: "general",
    title: invoice.customer.name,
    taxNumber: invoice.customer.taxNumber ?? "",
    email: invoice.customer.email ?? "",
    note: "",
  });
  const problems = isTouched ? checkFapiao(draft) : {};
  const change = (changes: Partial<FapiaoDraft>) => setDraft({ ...draft, ...changes });
  const problemOf = (key: keyof typeof problems) => {
    const problem = problems[key];
    return problem ? t(`billing.fapiaoProblem.${problem}`) : undefined;
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTouched(true);
    if (Object.keys(checkFapiao(draft)).length > 0) return;

    const taxNumber = tidyTaxNumber(draft.taxNumber);
    const { id: invoiceId } = invoice;
    const requested = await run(() =>
      browser.trpc.billing.requestFapiao.mutate({
        invoiceId,
        type: draft.type,
        title: draft.title.trim(),
        ...(taxNumber === "" ? {} : { taxNumber }),
        email: draft.email.trim(),
        ...(draft.note.trim() === "" ? {} : { note: draft.note.trim() }),
      }),
    );
    if (requested) utils.billing.getInvoice.setData({ invoiceId }, requested);
  };

  return (
    <form
      onSubmit={(event) => void submit(event)}
      noValidate
      className="grid gap-4 rounded-xl border bg-card p-5"
    >
      <Segmented
        label={t("billing.fapiao.type")}
        value={draft.type}
        options={[
          { value: "general", label: t("billing.fapiao.types.general") },
          { value: "special", label: t("billing.fapiao.types.special") },
        ]}
        onChange={(type) => change({ type })}
        className="justify-self-start"
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={t("billing.fapiao.heading")}
          hint={t("billing.fapiao.headingHint")}
          problem={problemOf("title")}
        >
          {(control) => (
            <Input
              {...control}
              value={draft.title}
              onChange={(event) => change({ title: event.target.value })}
            />
          )}
        </Field>
        <Field
          label={t("billing.fapiao.taxNumber")}
          aside={draft.type === "general" ? t("common.optional") : null}
          hint={t("billing.fapiao.taxNumberHint")}
          problem={problemOf("taxNumber")}
        >
          {(control) => (
            <Input
              {...control}
              value={draft.taxNumber}
              onChange={(event) => change({ taxNumber: event.target.value })}
            />
          )}
        </Field>
        <Field
          label={t("billing.fapiao.email")}
          hint={t("billing.fapiao.emailHint")}
          problem={problemOf("email")}
        >
          {(control) => (
            <Input
              {...control}
              type="email"
              value={draft.email}
              onChange={(event) => change({ email: event.target.value })}
            />
          )}
        </Field>
        <Field label={t("billing.fapiao.note")} aside={t("common.optional")} problem={problemOf("note")}>
          {(control) => (
            <Textarea
              {...control}
              rows={1}
              value={draft.note}
              onChange={(event) => change({ note: event.target.value })}
            />
          )}
        </Field>
      </div>
      <FormFailure failure={failure} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" disabled={isBusy}>
          {t("billing.fapiao.request")}
        </Button>
        <Button variant="ghost" onClick={onClose}>
          {t("common.cancel")}
        </Button>
      </div>
    </form>
  );
}
