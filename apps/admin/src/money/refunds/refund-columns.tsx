import type { MoneyRefund } from "@claw/contract";
import { Badge } from "@claw/ui";
import type { Column } from "@claw/ui/data-table";
import { useFormat } from "@claw/ui/format";
import { Moment } from "@claw/ui/moment";
import { useTranslations } from "use-intl";
import { PersonName } from "../../page/person-name.tsx";

const tones = { pending: "warning", succeeded: "success", failed: "danger" } as const;

export function useRefundColumns(): Column<MoneyRefund>[] {
  const t = useTranslations("money.refunds");
  const format = useFormat();

  return [
    {
      key: "status",
      head: t("status"),
      width: "6rem",
      cell: ({ status, failureReason }) => (
        <Badge tone={tones[status]} title={failureReason ?? undefined}>
          {t(`statuses.${status}`)}
        </Badge>
      ),
    },
    {
      key: "amount",
      head: t("amount"),
      width: "minmax(6rem, 8rem)",
      align: "end",
      cell: ({ amount }) => format.money(amount),
    },
    {
      key: "paid",
      head: t("paid"),
      width: "8rem",
      align: "end",
      isWideOnly: true,
      cell: ({ paid }) => <span className="text-muted-foreground">{format.money(paid)}</span>,
    },
    {
      key: "payer",
      head: t("payer"),
      width: "minmax(5rem, 2fr)",
      cell: ({ payer }) => <PersonName person={payer} />,
    },
    {
      key: "reason",
      head: t("reason"),
      width: "minmax(8rem, 2fr)",
      isWideOnly: true,
      cell: ({ reason }) => (
        <span title={reason} data-written="">
          {reason}
        </span>
      ),
    },
    {
      key: "by",
      head: t("requestedBy"),
      width: "8rem",
      isWideOnly: true,
      cell: ({ requestedBy }) =>
        requestedBy ? <PersonName person={requestedBy} isShort /> : t("byProvider"),
    },
    {
      key: "created",
      head: t("created"),
      width: "8rem",
      isWideOnly: true,
      cell: ({ createdAt }) => <Moment instant={createdAt} />,
    },
  ];
}
