import type { MoneyPayment } from "@claw/contract";
import { useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useApp } from "../../app/app-context.ts";
import { ConfirmDialog } from "../../page/confirm-dialog.tsx";
import { ReasonDialog } from "../../page/reason-dialog.tsx";
import { useRefresh } from "../frame/use-refresh.ts";

export type PaymentDeed = "confirm" | "withdraw" | "reject" | "reopen";

type PaymentDialogProps = { deed: PaymentDeed; payment: MoneyPayment; onClose: () => void };

/** Asks before a payment is decided on. */
export function PaymentDialog({ deed, payment, onClose }: PaymentDialogProps) {
  const t = useTranslations("money.payments");
  const format = useFormat();
  const { notices } = useApp();
  const refresh = useRefresh();
  const { client } = trpc.useUtils();
  const { id: paymentId, reference, firstApprovedBy, needsTwo } = payment;
  const amount = format.money(payment.amount);
  const isFirst = needsTwo && firstApprovedBy === null;

  const confirm = async () => {
    const { awaitsSecondApproval } = await client.billing.confirmPayment.mutate({ paymentId });
    await refresh();
    notices.tell(awaitsSecondApproval ? t("approved") : t("confirmed", { amount }));
  };
  const withdraw = async () => {
    await client.billing.withdrawApproval.mutate({ paymentId });
    await refresh();
    notices.tell(t("approvalWithdrawn"));
  };
  const reopen = async () => {
    await client.billing.reopenPayment.mutate({ paymentId });
    await refresh();
    notices.tell(t("reopened"));
  };
  const reject = async (reason: string) => {
    await client.billing.rejectPayment.mutate({ paymentId, reason });
    await refresh();
    notices.tell(t("rejected"));
  };

  switch (deed) {
    case "confirm":
      return (
        <ConfirmDialog
          title={t(needsTwo ? (isFirst ? "confirmFirst" : "confirmSecond") : "confirm")}
          hint={
            <>
              <span data-written="">{t("confirmHint", { amount, reference: reference ?? "" })}</span>{" "}
              {t(isFirst ? "confirmHintFirst" : "confirmHintAlone")}
            </>
          }
          deed={t("confirm")}
          onConfirm={confirm}
          onClose={onClose}
        />
      );
    case "withdraw":
      return (
        <ConfirmDialog
          title={t("withdrawApproval")}
          hint={t("withdrawApprovalHint")}
          deed={t("withdrawApproval")}
          onConfirm={withdraw}
          onClose={onClose}
        />
      );
    case "reopen":
      return (
        <ConfirmDialog
          title={t("reopen")}
          hint={t("reopenHint")}
          deed={t("reopen")}
          onConfirm={reopen}
          onClose={onClose}
        />
      );
    case "reject":
      return (
        <ReasonDialog
          title={t("reject")}
          hint={t("rejectHint")}
          deed={t("reject")}
          variant="danger"
          onConfirm={reject}
          onClose={onClose}
        />
      );
  }
}
