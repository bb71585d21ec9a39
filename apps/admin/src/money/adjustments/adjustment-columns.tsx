import type { Adjustment } from "@claw/contract";
import { Badge, cn } from "@claw/ui";
import type { Column } from "@claw/ui/data-table";
import { useFormat } from "@claw/ui/format";
import { Moment } from "@claw/ui/moment";
import { useTranslations } from "use-intl";
import { PersonName } from "../../page/person-name.tsx";

export const adjustmentTones = { pending: "warning", applied: "success", rejected: "neutral" } as const;

export function useAdjustmentColumns(): Column<Adjustment>[] {
  const t = useTranslations("money.adjustments");
  const format = useFormat();

  return [
    {
      key: "status",
      head: t("status"),
      width: "7.5rem",
      cell: ({ status }) => <Badge tone={adjustmentTones[status]}>{t(`statuses.${status}`)}</Badge>,
    },
    {
      key: "amount",
      head: t("amount"),
      width: "minmax(6.5rem, 9rem)",
      align: "end",
      cell: ({ amount }) => (
        <span className={cn(!amount.startsWith("-") && "text-success-text")}>
          {amount.startsWith("-") ? "" : "+"}
          {format.money(amount)}
        </span>
      ),
    },
    {
      key: "person",
      head: t("person"),
      width: "minmax(5rem, 2fr)",
      cell: ({ person }) => <PersonName person={person} />,
    },
    {
      key: "source",
      head: t("source"),
      width: "6rem",
      isWideOnly: true,
      cell: ({ source }) => t(`sources.${source}`),
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
      key: "requested",
      head: t("requested"),
      width: "8rem",
      isWideOnly: true,
      cell: ({ requestedBy }) => <PersonName person={requestedBy} isShort />,
    },
    {
      key: "when",
      head: t("when"),
      width: "8rem",
      isWideOnly: true,
      cell: ({ createdAt }) => <Moment instant={createdAt} />,
    },
  ];
}
