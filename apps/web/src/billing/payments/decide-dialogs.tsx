import type { Payment } from "@claw/contract";
import { Button, Dialog, DialogActions, DialogContent, Field, Textarea } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useApp } from "../../app/app-context.ts";
import { FormFailure } from "../../auth/form-failure.tsx";
import { useBillingDeed } from "../use-billing-deed.ts";

export type DecideDialogProps = { payment: Payment; payer: string; onClose: () => void };

/** The contract's longest reason. */
const longestReason = 500;

/** Asks once more before a transfer counts as come: it is credited at once. */
export function ConfirmPaymentDialog({ payment, payer, onClose }: DecideDialogProps) {
  const t = useTranslations();
  const { browser } = useApp();
  const format = useFormat();
  const { run, isBusy, failure } = useBillingDeed();
  const confirm = async () => {
    if (await run(() => browser.trpc.billing.confirmPayment.mutate({ paymentId: payment.id }))) onClose();
  };

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={t("billing.confirm.confirmTitle", { amount: format.money(payment.amount) })}
        description={t("billing.confirm.confirmHint", { payer, reference: payment.reference ?? "–" })}
        closeLabel={t("common.close")}
      >
        <FormFailure failure={failure} />
        <DialogActions>
          <Button variant="outline" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button disabled={isBusy} onClick={() => void confirm()}>
            {t("billing.confirm.confirmDo")}
          </Button>
        </DialogActions>
      </DialogContent>
    </Dialog>
  );
}

/** Says no, with a reason that the payer reads. */
export function RejectPaymentDialog({ payment, payer, onClose }: DecideDialogProps) {
  const t = useTranslations();
  const { browser } = useApp();
  const { run, isBusy, failure } = useBillingDeed();
  const [reason, setReason] = useState("");
  const [isTouched, setTouched] = useState(false);
  const isFit = reason.trim() !== "" && reason.length <= longestReason;
  const reject = async (event: FormEvent) => {
    event.preventDefault();
    setTouched(true);
    if (!isFit) return;

    const { id: paymentId } = payment;
    if (await run(() => browser.trpc.billing.rejectPayment.mutate({ paymentId, reason: reason.trim() })))
      onClose();
  };

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={t("billing.confirm.rejectTitle")}
        description={t("billing.confirm.rejectHint", { payer })}
        closeLabel={t("common.close")}
      >
        <form onSubmit={(event) => void reject(event)} noValidate className="grid gap-4">
          <Field
            label={t("billing.confirm.reason")}
            problem={isTouched && !isFit ? t("billing.confirm.reasonProblem") : undefined}
          >
            {(control) => (
              <Textarea
                {...control}
                rows={3}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
          <FormFailure failure={failure} />
          <DialogActions>
            <Button variant="outline" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" variant="danger" disabled={isBusy}>
              {t("billing.confirm.rejectDo")}
            </Button>
          </DialogActions>
        </form>
      </DialogContent>
    </Dialog>
  );
}
