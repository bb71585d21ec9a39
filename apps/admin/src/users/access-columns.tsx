import type { Disclosure } from "@claw/contract";
import type { Column } from "@claw/ui/data-table";
import { useFormat } from "@claw/ui/format";
import { Moment } from "@claw/ui/moment";
import { useTranslations } from "use-intl";
import { AccessState } from "./access-state.tsx";

/** Who may read, or has read, whose conversations, and why. */
export function useAccessColumns(): Column<Disclosure>[] {
  const t = useTranslations("users.access");
  const format = useFormat();

  return [
    { key: "at", head: t("at"), width: "8rem", cell: ({ createdAt }) => <Moment instant={createdAt} /> },
    {
      key: "whose",
      head: t("whose"),
      width: "minmax(8rem, 1fr)",
      cell: ({ userName, userEmail }) => <span data-written>{userName || userEmail}</span>,
    },
    {
      key: "operator",
      head: t("operator"),
      width: "minmax(7rem, 1fr)",
      isWideOnly: true,
      cell: ({ operatorName, operatorEmail }) => <span data-written>{operatorName || operatorEmail}</span>,
    },
    {
      key: "reason",
      head: t("reason"),
      width: "minmax(10rem, 2fr)",
      isWideOnly: true,
      cell: ({ reason }) => <span data-written>{reason}</span>,
    },
    {
      key: "readings",
      head: t("readings"),
      width: "5rem",
      align: "end",
      isWideOnly: true,
      cell: ({ readings }) => format.count(readings),
    },
    {
      key: "state",
      head: t("state"),
      width: "minmax(9rem, 1fr)",
      cell: (access) => <AccessState access={access} />,
    },
  ];
}
