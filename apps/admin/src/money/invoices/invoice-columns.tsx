import type { MoneyInvoice } from "@claw/contract";
import { Badge } from "@claw/ui";
import type { Column } from "@claw/ui/data-table";
import { useFormat } from "@claw/ui/format";
import { Moment } from "@claw/ui/moment";
import { useTranslations } from "use-intl";

export const paymentTones = {
  open: "warning",
  paid: "success",
  refunded: "accent",
  uncollectible: "neutral",
} as const;
export const fapiaoTones = { requested: "warning", issued: "success", rejected: "neutral" } as const;

export function useInvoiceColumns(): Column<MoneyInvoice>[] {
  const t = useTranslations("money.invoices");
  const format = useFormat();

  return [
    {
      key: "number",
      head: t("number"),
      width: "minmax(9.5rem, 11rem)",
      cell: ({ number }) => <span className="tabular-nums">{number}</span>,
    },
    {
      key: "customer",
      head: t("customer"),
      width: "minmax(8rem, 2fr)",
      isWideOnly: true,
      cell: ({ customer }) => <span data-written="">{customer.name}</span>,
    },
    {
      key: "amount",
      head: t("amount"),
      width: "minmax(5.5rem, 8rem)",
      align: "end",
      cell: ({ total }) => format.money(total),
    },
    {
      key: "paymentStatus",
      head: t("paymentStatus"),
      width: "6rem",
      cell: ({ paymentStatus }) => (
        <Badge tone={paymentTones[paymentStatus]}>{t(`statuses.${paymentStatus}`)}</Badge>
      ),
    },
    {
      key: "fapiao",
      head: t("fapiao"),
      width: "6rem",
      isWideOnly: true,
      cell: ({ fapiao }) =>
        fapiao ? (
          <Badge tone={fapiaoTones[fapiao.status]}>{t(`fapiaoStatuses.${fapiao.status}`)}</Badge>
        ) : null,
    },
    {
      key: "issued",
      head: t("issued"),
      width: "8rem",
      isWideOnly: true,
      cell: ({ issuedAt }) => <Moment instant={issuedAt} />,
    },
  ];
}
