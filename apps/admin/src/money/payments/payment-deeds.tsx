import type { MoneyPayment } from "@claw/contract";
import { Alert, Button, Kbd } from "@claw/ui";
import { useShortcuts } from "@claw/ui/shortcuts";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useSelf } from "../../app/use-self.ts";
import { type PaymentDeed, PaymentDialog } from "./payment-dialog.tsx";
import { RefundDialog } from "./refund-dialog.tsx";

const keys = {
  confirm: { keys: "c", whileWriting: false },
  reject: { keys: "r", whileWriting: false },
} as const;

/** What can be done with a payment, by whoever is not its payer; `c` confirms and `r` rejects, each after a question. */
export function PaymentDeeds({ payment }: { payment: MoneyPayment }) {
  const t = useTranslations("money.payments");
  const self = useSelf();
  const [asked, setAsked] = useState<PaymentDeed | "refund" | null>(null);
  const { status, payer, firstApprovedBy, confirmedBy, provider, reference, needsTwo } = payment;
  const isOwn = payer.id === self;
  const isWaiting = provider === "offline" && reference !== null && status === "submitted";
  // The money came after all.
  const isLate =
    provider === "offline" && reference !== null && (status === "canceled" || status === "expired");
  const hasApproved = firstApprovedBy?.id === self && confirmedBy === null;
  const isRejected = status === "failed" && payment.rejectedBy !== null;
  const isRefundable = status === "succeeded" || status === "partially_refunded";
  const mayConfirm = (isWaiting || isLate) && !isOwn && !hasApproved;
  useShortcuts(keys, {
    confirm: () => mayConfirm && setAsked("confirm"),
    reject: () => isWaiting && !isOwn && setAsked("reject"),
  });

  return (
    <div className="grid gap-3">
      {isWaiting && isOwn ? <Alert tone="warning">{t("own")}</Alert> : null}
      {isWaiting && hasApproved && !isOwn ? <Alert>{t("ownApproval")}</Alert> : null}
      {isWaiting && needsTwo && !hasApproved && !isOwn ? <Alert>{t("twoNeeded")}</Alert> : null}
      <div className="flex flex-wrap gap-2">
        {isWaiting || isLate ? (
          <Button disabled={!mayConfirm} onClick={() => setAsked("confirm")}>
            {t(needsTwo ? (firstApprovedBy ? "confirmSecond" : "confirmFirst") : "confirm")}
            <Kbd className="pointer-coarse:hidden">C</Kbd>
          </Button>
        ) : null}
        {hasApproved && (isWaiting || isLate) ? (
          <Button variant="outline" onClick={() => setAsked("withdraw")}>
            {t("withdrawApproval")}
          </Button>
        ) : null}
        {isWaiting ? (
          <Button variant="outline" disabled={isOwn} onClick={() => setAsked("reject")}>
            {t("reject")}
            <Kbd className="pointer-coarse:hidden">R</Kbd>
          </Button>
        ) : null}
        {isRejected ? (
          <Button variant="outline" disabled={isOwn} onClick={() => setAsked("reopen")}>
            {t("reopen")}
          </Button>
        ) : null}
        {isRefundable ? (
          <Button variant="outline" onClick={() => setAsked("refund")}>
            {t("refund")}
          </Button>
        ) : null}
      </div>
      {asked === "refund" ? <RefundDialog payment={payment} onClose={() => setAsked(null)} /> : null}
      {asked && asked !== "refund" ? (
        <PaymentDialog deed={asked} payment={payment} onClose={() => setAsked(null)} />
      ) : null}
    </div>
  );
}
