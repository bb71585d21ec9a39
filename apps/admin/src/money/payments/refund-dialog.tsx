import type { MoneyPayment } from "@claw/contract";
import { Field, Input } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useApp } from "../../app/app-context.ts";
import { ReasonDialog } from "../../page/reason-dialog.tsx";
import { useRefresh } from "../frame/use-refresh.ts";
import { fenLeft } from "../frame/yuan.ts";

/** Pays back what was bought and is not used. */
export function RefundDialog({ payment, onClose }: { payment: MoneyPayment; onClose: () => void }) {
  const t = useTranslations("money.payments");
  const format = useFormat();
  const { notices } = useApp();
  const refresh = useRefresh();
  const { client } = trpc.useUtils();
  const left = fenLeft(payment.amount, payment.refunded);
  const [amount, setAmount] = useState(left);
  // A second try of the same dialog pays back once.
  const [refundId] = useState(() => crypto.randomUUID());

  const refund = async (reason: string) => {
    await client.billing.refundPayment.mutate({ paymentId: payment.id, amount, reason, refundId });
    await refresh();
    notices.tell(t("refundDone"));
  };

  return (
    <ReasonDialog
      title={t("refund")}
      hint={t("refundHint", { amount: format.money(left) })}
      deed={t("refund")}
      variant="danger"
      onConfirm={refund}
      onClose={onClose}
    >
      <Field label={t("refundAmount")}>
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            autoFocus
            value={amount}
            onChange={(event) => setAmount(event.target.value.trim())}
          />
        )}
      </Field>
    </ReasonDialog>
  );
}
