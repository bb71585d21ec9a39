import type { MoneyPayment } from "@claw/contract";
import type { Column } from "@claw/ui/data-table";
import { useFormat } from "@claw/ui/format";
import { Moment } from "@claw/ui/moment";
import { TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { PersonName } from "../../page/person-name.tsx";
import { PaymentState } from "./payment-state.tsx";

export function usePaymentColumns(): Column<MoneyPayment, "createdAt" | "amount">[] {
  const t = useTranslations("money");
  const format = useFormat();

  return [
    {
      key: "status",
      head: t("payments.status"),
      width: "7.5rem",
      cell: (payment) => <PaymentState payment={payment} />,
    },
    {
      key: "amount",
      head: t("payments.amount"),
      width: "minmax(6.5rem, 8rem)",
      align: "end",
      sort: "amount",
      cell: ({ amount }) => format.money(amount),
    },
    {
      key: "payer",
      head: t("payments.payer"),
      width: "minmax(5rem, 2fr)",
      cell: ({ payer }) => <PersonName person={payer} />,
    },
    {
      key: "reference",
      head: t("payments.reference"),
      width: "minmax(8rem, 1.5fr)",
      isWideOnly: true,
      cell: ({ reference, isReferenceReused }) => (
        <span className="inline-flex max-w-full items-center gap-1.5" data-written="">
          <span className="truncate">{reference}</span>
          {isReferenceReused ? (
            <TriangleAlert aria-label={t("payments.reused")} className="size-4 shrink-0 text-warning-text" />
          ) : null}
        </span>
      ),
    },
    {
      key: "way",
      head: t("payments.way"),
      width: "9rem",
      isWideOnly: true,
      cell: ({ provider, method }) =>
        provider === "offline"
          ? t("provider.offline")
          : `${t(`provider.${provider}`)} · ${t(`method.${method}`)}`,
    },
    {
      key: "created",
      head: t("payments.created"),
      width: "8rem",
      isWideOnly: true,
      sort: "createdAt",
      cell: ({ createdAt }) => <Moment instant={createdAt} />,
    },
  ];
}
