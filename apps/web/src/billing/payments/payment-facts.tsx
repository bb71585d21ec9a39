import type { Payment } from "@claw/contract";
import { isZero, useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";
import { PaymentBadge } from "./payment-badge.tsx";

/** What is known of a payment. */
export function PaymentFacts({ payment }: { payment: Payment }) {
  const t = useTranslations("billing.payment");
  const format = useFormat();
  const { amount, refunded, method, status, reference, createdAt, updatedAt, expiresAt, id } = payment;
  const rows = [
    [t("amount"), format.money(amount)],
    ...(isZero(refunded) ? [] : [[t("refunded"), format.money(refunded)]]),
    [t("methodLabel"), t(`method.${method}`)],
    ...(reference === null ? [] : [[t("reference"), reference]]),
    [t("created"), format.moment(createdAt)],
    [t("updated"), format.moment(updatedAt)],
    ...(expiresAt === null || status !== "pending" ? [] : [[t("expires"), format.moment(expiresAt)]]),
    [t("number"), id],
  ];

  return (
    <section aria-label={t("facts")} className="grid gap-3">
      <div className="flex items-center gap-3">
        <h2 className="font-semibold">{t(`purpose.${payment.purpose}`)}</h2>
        <PaymentBadge status={status} />
      </div>
      <dl className="grid grid-cols-[auto_1fr] gap-x-8 gap-y-1.5 text-sm">
        {rows.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted-foreground">{label}</dt>
            <dd className="tabular-nums wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
