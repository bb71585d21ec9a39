import type { AuditEvent } from "@claw/contract";
import { Badge, EmptyState } from "@claw/ui";
import type { Column } from "@claw/ui/data-table";
import { Moment } from "@claw/ui/moment";
import { getRouteApi } from "@tanstack/react-router";
import { ScrollText } from "lucide-react";
import { useTranslations } from "use-intl";
import { PagedTable } from "../page/paged-table.tsx";
import { PersonName } from "../page/person-name.tsx";
import { RoomPage } from "../page/room-page.tsx";
import { SidePanel } from "../page/side-panel.tsx";
import { AuditActions } from "./audit-actions-bar.tsx";
import { AuditDetail } from "./audit-detail.tsx";
import { AuditFilters } from "./audit-filters.tsx";
import type { AuditSearch } from "./audit-search.ts";
import { shortDetail } from "./short-detail.ts";
import { useAudit } from "./use-audit.ts";
import { whoOf } from "./who-of.ts";

const route = getRouteApi("/shell/audit/audit");

function useColumns(): Column<AuditEvent>[] {
  const t = useTranslations("audit");

  return [
    { key: "at", head: t("at"), width: "8rem", cell: ({ createdAt }) => <Moment instant={createdAt} /> },
    {
      key: "what",
      head: t("what"),
      width: "minmax(9rem, 1fr)",
      cell: ({ action, outcome }) => (
        <span className="flex items-center gap-2">
          <span className="truncate font-medium">{t(`action.${action}`)}</span>
          {outcome === "failed" ? <Badge tone="danger">{t("outcome.failed")}</Badge> : null}
        </span>
      ),
    },
    {
      key: "who",
      head: t("who"),
      width: "minmax(9rem, 1.2fr)",
      isWideOnly: true,
      cell: (event) => <PersonName person={whoOf(event)} />,
    },
    {
      key: "address",
      head: t("address"),
      width: "9rem",
      isWideOnly: true,
      cell: ({ address }) => <span data-written>{address}</span>,
    },
    {
      key: "detail",
      head: t("detail"),
      width: "minmax(8rem, 2fr)",
      isWideOnly: true,
      cell: ({ detail }) => (
        <span data-written className="text-muted-foreground">
          {shortDetail(detail)}
        </span>
      ),
    },
  ];
}

/** What was done to accounts, money and the installation, and whether the record of it holds. */
export function AuditPage() {
  const t = useTranslations();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const events = useAudit(search);
  const columns = useColumns();
  const change = (changed: AuditSearch) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  const opened = events.rows?.find(({ id }) => id === search.event);

  return (
    <RoomPage
      room="audit"
      isFilled
      actions={<AuditActions search={search} />}
      bar={<AuditFilters search={search} onChange={change} />}
    >
      <div className="flex min-h-0 flex-1">
        <div className="flex min-w-0 flex-1 flex-col">
          <PagedTable
            label={t("rooms.audit")}
            pages={events}
            columns={columns}
            rowKey={({ id }) => id}
            openKey={search.event ?? null}
            onOpen={({ id }) => change({ event: id === search.event ? undefined : id })}
            empty={<EmptyState icon={<ScrollText />} title={t("audit.none")} hint={t("audit.noneHint")} />}
          />
        </div>
        {opened ? (
          <SidePanel title={t(`audit.action.${opened.action}`)} onClose={() => change({ event: undefined })}>
            <AuditDetail event={opened} />
          </SidePanel>
        ) : null}
      </div>
    </RoomPage>
  );
}
