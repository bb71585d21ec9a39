import type { Subscription } from "@claw/contract";
import { Alert, Button } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useApp } from "../../app/app-context.ts";
import { FormFailure } from "../../auth/form-failure.tsx";
import { useBillingDeed } from "../use-billing-deed.ts";
import { followingTier } from "./plan-change.ts";

function PayOpenInvoice({ invoiceId }: { invoiceId: string | null }) {
  const t = useTranslations("billing.plans");
  if (invoiceId === null) return null;

  return (
    <Button asChild size="sm" variant="outline">
      <Link to="/billing/invoices/$invoiceId" params={{ invoiceId }}>
        {t("payInvoice")}
      </Link>
    </Button>
  );
}

/** Where the subscription stands, where that is more than a name, and the way out. */
export function SubscriptionState({ subscription }: { subscription: Subscription }) {
  const t = useTranslations("billing");
  const { browser } = useApp();
  const format = useFormat();
  const { run, isBusy, failure } = useBillingDeed();
  const { status, tier, periodEnd, graceUntil, openInvoiceId } = subscription;
  const name = t(`tier.${tier}`);
  const next = followingTier(subscription);
  const date = format.date(periodEnd);

  switch (status) {
    case "incomplete":
      return (
        <Alert tone="info">
          <p className="mb-2">{t("plans.incomplete", { tier: name })}</p>
          <PayOpenInvoice invoiceId={openInvoiceId} />
        </Alert>
      );
    case "past_due":
      return (
        <Alert tone="warning">
          <p className="mb-2">
            {graceUntil === null
              ? t("plans.pastDue", { tier: name })
              : t("plans.pastDueUntil", { tier: name, date: format.date(graceUntil) })}
          </p>
          <PayOpenInvoice invoiceId={openInvoiceId} />
        </Alert>
      );
    case "canceled":
      return null;
    case "active":
      return next ? (
        <Alert tone="info">
          <p className="mb-2">{t("plans.changesOn", { date, tier: t(`tier.${next}`) })}</p>
          <FormFailure failure={failure} />
          <Button
            size="sm"
            variant="outline"
            disabled={isBusy}
            onClick={() => void run(() => browser.trpc.billing.resume.mutate())}
          >
            {t("plans.undo", { tier: name })}
          </Button>
        </Alert>
      ) : (
        <p className="text-muted-foreground text-sm">{t("plans.renewsOn", { tier: name, date })}</p>
      );
  }
}
