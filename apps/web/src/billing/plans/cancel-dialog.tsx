import type { Subscription } from "@claw/contract";
import { Button, Dialog, DialogActions, DialogContent } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";
import { useApp } from "../../app/app-context.ts";
import { FormFailure } from "../../auth/form-failure.tsx";
import { useBillingDeed } from "../use-billing-deed.ts";

export type CancelDialogProps = { subscription: Subscription; onClose: () => void };

/** Asks before a plan is left, and says until when it counts. */
export function CancelDialog({ subscription, onClose }: CancelDialogProps) {
  const t = useTranslations();
  const { browser } = useApp();
  const format = useFormat();
  const { run, isBusy, failure } = useBillingDeed();
  const tier = t(`billing.tier.${subscription.tier}`);
  const cancel = async () => {
    if (await run(() => browser.trpc.billing.cancel.mutate())) onClose();
  };

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={t("billing.plans.cancelTitle", { tier })}
        description={t("billing.plans.cancelHint", { tier, date: format.date(subscription.periodEnd) })}
        closeLabel={t("common.close")}
      >
        <FormFailure failure={failure} />
        <DialogActions>
          <Button variant="outline" onClick={onClose}>
            {t("billing.plans.keep")}
          </Button>
          <Button variant="danger" disabled={isBusy} onClick={() => void cancel()}>
            {t("billing.plans.cancelDo")}
          </Button>
        </DialogActions>
      </DialogContent>
    </Dialog>
  );
}
