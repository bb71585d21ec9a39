import type { MoneyPayment } from "@claw/contract";
import { Badge, type BadgeProps } from "@claw/ui";
import { useTranslations } from "use-intl";

const tones = {
  pending: "neutral",
  submitted: "warning",
  succeeded: "success",
  failed: "neutral",
  canceled: "neutral",
  expired: "neutral",
  partially_refunded: "accent",
  refunded: "accent",
  disputed: "danger",
} as const satisfies Record<MoneyPayment["status"], BadgeProps["tone"]>;

/** Where a payment stands; one that the first of two has confirmed says so. */
export function PaymentState({ payment }: { payment: MoneyPayment }) {
  const t = useTranslations("money.payments.statuses");
  const { status, awaitsSecondApproval, rejectedBy } = payment;

  return (
    <Badge tone={tones[status]}>
      {status === "submitted" && awaitsSecondApproval
        ? t("second")
        : status === "failed" && rejectedBy
          ? t("rejected")
          : t(status)}
    </Badge>
  );
}
