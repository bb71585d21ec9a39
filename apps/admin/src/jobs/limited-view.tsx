import type { Limited } from "@claw/contract";
import { Badge, Button, EmptyState } from "@claw/ui";
import type { Column } from "@claw/ui/data-table";
import { useFormat } from "@claw/ui/format";
import { Moment } from "@claw/ui/moment";
import { getRouteApi } from "@tanstack/react-router";
import { CircleCheck } from "lucide-react";
import { useTranslations } from "use-intl";
import { useFailureText } from "../api/use-failure-text.ts";
import { useApp } from "../app/app-context.ts";
import { ListBar } from "../page/list-bar.tsx";
import { PagedTable } from "../page/paged-table.tsx";
import { SearchField } from "../page/search-field.tsx";
import { usePages } from "../page/use-pages.ts";

const route = getRouteApi("/shell/jobs/jobs");
const everyMs = 5_000;

/** Who has used a limit up, until when. */
export function LimitedView() {
  const t = useTranslations("jobs");
  const format = useFormat();
  const failureText = useFailureText();
  const { browser, notices } = useApp();
  const { q = "" } = route.useSearch();
  const navigate = route.useNavigate();
  const limited = usePages(
    ["jobs", "limited", q],
    (skip) => browser.trpc.admin.limits.limited.query({ query: q, skip }),
    everyMs,
  );

  function clear({ name, key }: Limited): void {
    browser.trpc.admin.limits.clear.mutate({ name, key }).then(
      () => {
        notices.tell(t("cleared"));
        limited.refetch();
      },
      (error: unknown) => notices.tell(failureText(error)),
    );
  }
  const columns = useColumns(clear);

  return (
    <>
      <ListBar
        count={limited.total === null ? null : t("limitedCount", { count: format.count(limited.total) })}
      >
        <SearchField
          label={t("searchLimited")}
          value={q}
          onSearch={(query) =>
            void navigate({ search: (now) => ({ ...now, q: query || undefined }), replace: true })
          }
        />
      </ListBar>
      <PagedTable
        label={t("tabs.limited")}
        pages={limited}
        columns={columns}
        rowKey={({ name, key }) => `${name} ${key}`}
        empty={<EmptyState icon={<CircleCheck />} title={t("noneLimited")} hint={t("noneLimitedHint")} />}
      />
    </>
  );
}

function useColumns(onClear: (limited: Limited) => void): Column<Limited>[] {
  const t = useTranslations("jobs");
  const format = useFormat();

  return [
    {
      key: "key",
      head: t("who"),
      width: "minmax(8rem, 2fr)",
      cell: ({ key }) => (
        <span data-written title={key}>
          {key}
        </span>
      ),
    },
    {
      key: "subject",
      head: t("kind"),
      width: "6rem",
      cell: ({ subject }) => <Badge>{t(`subjects.${subject}`)}</Badge>,
    },
    {
      key: "name",
      head: t("limit"),
      width: "minmax(8rem, 2fr)",
      isWideOnly: true,
      cell: ({ name }) => (
        <code data-written className="text-xs">
          {name}
        </code>
      ),
    },
    {
      key: "remaining",
      head: t("remaining"),
      width: "7rem",
      align: "end",
      isWideOnly: true,
      cell: ({ remaining, limit }) => `${format.count(remaining)} / ${format.count(limit)}`,
    },
    {
      key: "reset",
      head: t("reset"),
      width: "8rem",
      isWideOnly: true,
      cell: ({ resetAt }) => <Moment instant={resetAt} />,
    },
    {
      key: "deeds",
      head: <span className="sr-only">{t("deeds")}</span>,
      width: "6rem",
      align: "end",
      cell: (row) => (
        <Button variant="ghost" size="sm" onClick={() => onClear(row)}>
          {t("clear")}
        </Button>
      ),
    },
  ];
}
