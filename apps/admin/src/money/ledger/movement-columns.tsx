import type { LedgerMovement } from "@claw/contract";
import { cn } from "@claw/ui";
import type { Column } from "@claw/ui/data-table";
import { useFormat } from "@claw/ui/format";
import { Moment } from "@claw/ui/moment";
import { useTranslations } from "use-intl";
import { PersonName } from "../../page/person-name.tsx";

export function useMovementColumns(): Column<LedgerMovement>[] {
  const t = useTranslations("money.ledger");
  const format = useFormat();

  return [
    {
      key: "kind",
      head: t("kind"),
      width: "minmax(5.5rem, 8rem)",
      cell: ({ kind }) => t(`kinds.${kind}`),
    },
    {
      key: "amount",
      head: t("amount"),
      width: "minmax(6.5rem, 9rem)",
      align: "end",
      cell: ({ amount, size }) =>
        amount === null ? (
          <span className="text-muted-foreground">{format.money(size)}</span>
        ) : (
          <span className={cn(!amount.startsWith("-") && "text-success-text")}>{format.money(amount)}</span>
        ),
    },
    {
      key: "balance",
      head: t("balance"),
      width: "9rem",
      align: "end",
      isWideOnly: true,
      cell: ({ balance }) =>
        balance === null ? null : (
          <span className={cn(balance.startsWith("-") ? "text-danger-text" : "text-muted-foreground")}>
            {format.money(balance)}
          </span>
        ),
    },
    {
      key: "owner",
      head: t("owner"),
      width: "minmax(5rem, 2fr)",
      cell: ({ owner, organization }) =>
        owner ? <PersonName person={owner} /> : <span data-written="">{organization}</span>,
    },
    {
      key: "reason",
      head: t("reason"),
      width: "minmax(8rem, 2fr)",
      isWideOnly: true,
      cell: ({ reason }) => (
        <span className="text-muted-foreground" title={reason ?? undefined} data-written="">
          {reason}
        </span>
      ),
    },
    {
      key: "time",
      head: t("time"),
      width: "8rem",
      isWideOnly: true,
      cell: ({ createdAt }) => <Moment instant={createdAt} />,
    },
  ];
}
