import type { Invoice, InvoicePaymentStatus } from "@claw/contract";
import { Badge, type BadgeProps } from "@claw/ui";
import { useTranslations } from "use-intl";

const tones: Record<InvoicePaymentStatus, NonNullable<BadgeProps["tone"]>> = {
  open: "warning",
  paid: "success",
  refunded: "neutral",
  uncollectible: "danger",
};

/** Whether a bill is paid; one that was voided is nothing else. */
export function InvoiceBadge({ invoice }: { invoice: Pick<Invoice, "status" | "paymentStatus"> }) {
  const t = useTranslations("billing.invoice");
  if (invoice.status === "void") return <Badge>{t("void")}</Badge>;

  return <Badge tone={tones[invoice.paymentStatus]}>{t(`status.${invoice.paymentStatus}`)}</Badge>;
}
