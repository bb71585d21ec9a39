import type { PaymentStatus } from "@claw/contract";
import { Badge, type BadgeProps } from "@claw/ui";
import { useTranslations } from "use-intl";

const tones: Record<PaymentStatus, NonNullable<BadgeProps["tone"]>> = {
  pending: "warning",
  submitted: "accent",
  succeeded: "success",
  failed: "danger",
  canceled: "neutral",
  expired: "neutral",
  partially_refunded: "neutral",
  refunded: "neutral",
  disputed: "danger",
};

/** Where a payment stands, in words. */
export function PaymentBadge({ status }: { status: PaymentStatus }) {
  const t = useTranslations("billing.payment.status");

  return <Badge tone={tones[status]}>{t(status)}</Badge>;
}
