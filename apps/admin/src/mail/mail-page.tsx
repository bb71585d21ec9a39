import type { MailHead } from "@claw/contract";
import { EmptyState } from "@claw/ui";
import type { Column } from "@claw/ui/data-table";
import { useFormat } from "@claw/ui/format";
import { Moment } from "@claw/ui/moment";
import { getRouteApi } from "@tanstack/react-router";
import { MailOpen } from "lucide-react";
import { useTranslations } from "use-intl";
import { useApp } from "../app/app-context.ts";
import { PagedTable } from "../page/paged-table.tsx";
import { RoomPage } from "../page/room-page.tsx";
import { SearchField } from "../page/search-field.tsx";
import { usePages } from "../page/use-pages.ts";
import { MailPanel } from "./mail-panel.tsx";
import { MailStatusBar } from "./mail-status-bar.tsx";
import { TestMailButton } from "./test-mail-button.tsx";

/** While a search goes on. */
const soonMs = 200;

const route = getRouteApi("/shell/mail/mail");

/** The mails that were not sent, whether others arrive, and one to oneself to see it. */
export function MailPage() {
  const t = useTranslations("mail");
  const format = useFormat();
  const { browser } = useApp();
  const { q = "", id } = route.useSearch();
  const navigate = route.useNavigate();
  const mails = usePages(
    ["mail", "list", q],
    (skip) => browser.trpc.admin.mail.list.query({ query: q, skip }),
    ({ searched }) => (searched ? soonMs : null),
  );
  const open = (mailId: string | undefined) => void navigate({ search: (now) => ({ ...now, id: mailId }) });
  const searched = mails.first?.searched ?? null;

  return (
    <RoomPage
      room="mail"
      isFilled
      actions={<TestMailButton onSent={mails.refetch} />}
      bar={
        <>
          <SearchField
            label={t("search")}
            value={q}
            onSearch={(query) =>
              void navigate({ search: (now) => ({ ...now, q: query || undefined }), replace: true })
            }
          />
          <span role="status" className="ml-auto text-muted-foreground text-sm tabular-nums">
            {mails.total === null ? null : t("count", { count: format.count(mails.total) })}
            {searched
              ? ` · ${t("searchedSoFar", { count: format.count(searched.mails), of: format.count(searched.of) })}`
              : null}
          </span>
        </>
      }
    >
      <MailStatusBar />
      <div className="flex min-h-0 flex-1">
        <div className="flex min-w-0 flex-1 flex-col">
          <PagedTable
            label={t("outbox")}
            pages={mails}
            columns={useColumns()}
            rowKey={(mail) => mail.id}
            onOpen={(mail) => open(mail.id)}
            openKey={id ?? null}
            empty={
              <EmptyState icon={<MailOpen />} title={t(q ? "nothingFound" : "empty")} hint={t("emptyHint")} />
            }
          />
        </div>
        {id ? <MailPanel mailId={id} onClose={() => open(undefined)} /> : null}
      </div>
    </RoomPage>
  );
}

function useColumns(): Column<MailHead>[] {
  const t = useTranslations("mail");

  return [
    {
      key: "to",
      head: t("to"),
      width: "minmax(8rem, 1fr)",
      cell: ({ to }) => <span data-written>{to}</span>,
    },
    {
      key: "subject",
      head: t("subject"),
      width: "minmax(8rem, 2fr)",
      cell: ({ subject }) => <span data-written>{subject}</span>,
    },
    {
      key: "at",
      head: t("when"),
      width: "8rem",
      isWideOnly: true,
      cell: ({ createdAt }) => <Moment instant={createdAt} />,
    },
  ];
}
