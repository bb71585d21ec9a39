import type { Payment } from "@claw/contract";
import { Button } from "@claw/ui";
import { useTranslations } from "use-intl";
import { useApp } from "../../app/app-context.ts";
import { FormFailure } from "../../auth/form-failure.tsx";
import { useBillingDeed } from "../use-billing-deed.ts";

/** Takes a payment back that nobody has paid yet. */
export function CancelPayment({ payment }: { payment: Payment }) {
  const t = useTranslations("billing.payment");
  const { browser } = useApp();
  const { run, isBusy, failure } = useBillingDeed();

  return (
    <>
      <Button
        variant="ghost"
        disabled={isBusy}
        onClick={() => void run(() => browser.trpc.billing.cancelPayment.mutate({ paymentId: payment.id }))}
      >
        {t("cancel")}
      </Button>
      <FormFailure failure={failure} />
    </>
  );
}
