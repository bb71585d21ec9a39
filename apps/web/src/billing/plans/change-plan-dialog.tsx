import { toFailure } from "@claw/client/browser";
import type { PayWith, Plan, SubscriptionPreview } from "@claw/contract";
import {
  Alert,
  Button,
  type ChoiceCard,
  ChoiceCards,
  Dialog,
  DialogActions,
  DialogContent,
  Skeleton,
} from "@claw/ui";
import { isZero, useFormat } from "@claw/ui/format";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useFailureText } from "../../api/use-failure-text.ts";
import { useApp } from "../../app/app-context.ts";
import { FormFailure } from "../../auth/form-failure.tsx";
import { useBillingDeed } from "../use-billing-deed.ts";

export type ChangePlanDialogProps = { plan: Plan; onClose: () => void };

function Preview({ preview }: { preview: SubscriptionPreview }) {
  const t = useTranslations("billing.plans");
  const format = useFormat();
  const { takesEffect, dueNow, credit, monthlyFee, periodEnd } = preview;
  const rows = [
    [t("takesEffect"), takesEffect === "now" ? t("atOnce") : format.date(periodEnd)],
    ...(isZero(credit) ? [] : [[t("credit"), format.money(credit)]]),
    [t("dueNow"), format.money(dueNow)],
    [t("afterwards"), t("feeFrom", { fee: format.money(monthlyFee), date: format.date(periodEnd) })],
  ];

  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5 rounded-lg bg-muted/60 px-4 py-3 text-sm">
      {rows.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-muted-foreground">{label}</dt>
          <dd className="text-end font-medium tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Says what changing to a plan costs before it is done, and how it is to be paid. */
export function ChangePlanDialog({ plan, onClose }: ChangePlanDialogProps) {
  const t = useTranslations();
  const { browser } = useApp();
  const navigate = useNavigate();
  const textOf = useFailureText();
  const { run, isBusy, failure } = useBillingDeed();
  const [payWith, setPayWith] = useState<PayWith>("balance");
  const options = trpc.billing.paymentOptions.useQuery();
  const preview = trpc.billing.previewSubscription.useQuery({ tier: plan.tier, payWith }, { staleTime: 0 });
  const tier = t(`billing.tier.${plan.tier}`);
  const ways: ChoiceCard<PayWith>[] = [
    { value: "balance", label: t("billing.plans.payBalance"), hint: t("billing.plans.payBalanceHint") },
    ...(options.data ?? []).map(({ provider }) => ({
      value: provider,
      label: t(`billing.payment.provider.${provider}`),
      hint: t("billing.plans.payOtherHint"),
    })),
  ];

  const subscribe = async () => {
    const subscription = await run(() => browser.trpc.billing.subscribe.mutate({ tier: plan.tier, payWith }));
    if (!subscription) return;

    onClose();
    const { openInvoiceId: invoiceId } = subscription;
    if (invoiceId) void navigate({ to: "/billing/invoices/$invoiceId", params: { invoiceId } });
  };

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={t("billing.plans.changeTitle", { tier })}
        description={null}
        closeLabel={t("common.close")}
      >
        <ChoiceCards
          label={t("billing.plans.payWith")}
          value={payWith}
          options={ways}
          onChange={setPayWith}
        />
        {preview.data ? <Preview preview={preview.data} /> : null}
        {preview.isPending ? <Skeleton className="h-28" /> : null}
        {preview.isError ? <Alert tone="danger">{textOf(toFailure(preview.error))}</Alert> : null}
        <FormFailure failure={failure} />
        {failure?.reason === "INSUFFICIENT_BALANCE" ? (
          <Button asChild variant="outline" className="justify-self-start">
            <Link to="/billing/top-up">{t("billing.overview.topUp")}</Link>
          </Button>
        ) : null}
        <DialogActions>
          <Button variant="outline" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button disabled={isBusy || !preview.data} onClick={() => void subscribe()}>
            {t("billing.plans.changeDo", { tier })}
          </Button>
        </DialogActions>
      </DialogContent>
    </Dialog>
  );
}
