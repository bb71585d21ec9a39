import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { RoomPage } from "../../page/room-page.tsx";
import { ScrollArea } from "../../page/scroll-area.tsx";

const pages = [
  { name: "payments", to: "/money" },
  { name: "refunds", to: "/money/refunds" },
  { name: "invoices", to: "/money/invoices" },
  { name: "ledger", to: "/money/ledger" },
  { name: "adjustments", to: "/money/adjustments" },
  { name: "invariants", to: "/money/invariants" },
] as const;

type MoneyFrameProps = {
  actions?: ReactNode;
  /** What the list is searched and narrowed by. */
  filters?: ReactNode;
  /** Details beside the list. */
  panel?: ReactNode;
  isFilled?: boolean;
  children: ReactNode;
};

/** What all pages of the room have: the ways between them, filters, the list and the details beside it. */
export function MoneyFrame({ actions, filters, panel, isFilled = true, children }: MoneyFrameProps) {
  const t = useTranslations("money.pages");

  return (
    <RoomPage
      room="money"
      actions={actions}
      isFilled
      bar={
        <nav aria-label={t("label")} className="quiet-scroll -my-2 flex w-full gap-4 overflow-x-auto pb-2">
          {pages.map(({ name, to }) => (
            <Link
              key={name}
              to={to}
              activeOptions={{ exact: true, includeSearch: false }}
              className="-mb-2 flex h-9 shrink-0 items-center whitespace-nowrap border-b-2 px-1.5 text-sm outline-none transition-colors duration-150 hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring pointer-coarse:h-11"
              activeProps={{ className: "border-primary font-medium text-foreground" }}
              inactiveProps={{ className: "border-transparent text-muted-foreground" }}
            >
              {t(name)}
            </Link>
          ))}
        </nav>
      }
    >
      {filters ? (
        <div className="flex shrink-0 flex-wrap items-center gap-2 border-b px-4 py-2 md:px-5">{filters}</div>
      ) : null}
      <div className="flex min-h-0 flex-1">
        {isFilled ? (
          <div className="flex min-h-0 min-w-0 flex-1 flex-col">{children}</div>
        ) : (
          <ScrollArea label={t("label")}>{children}</ScrollArea>
        )}
        {panel}
      </div>
    </RoomPage>
  );
}
