import type { BaseSort, SizedBase } from "@claw/contract";
import { EmptyState } from "@claw/ui";
import type { Column } from "@claw/ui/data-table";
import { useFormat } from "@claw/ui/format";
import { Moment } from "@claw/ui/moment";
import { getRouteApi } from "@tanstack/react-router";
import { BookOpen } from "lucide-react";
import { useTranslations } from "use-intl";
import { useApp } from "../app/app-context.ts";
import { ListBar } from "../page/list-bar.tsx";
import { sortOf } from "../page/list-search.ts";
import { PagedTable } from "../page/paged-table.tsx";
import { PersonName } from "../page/person-name.tsx";
import { SearchField } from "../page/search-field.tsx";
import { usePages } from "../page/use-pages.ts";

const route = getRouteApi("/shell/knowledge/knowledge");

/** The bases of everybody, the largest first. */
export function BasesView() {
  const t = useTranslations("knowledge");
  const format = useFormat();
  const { browser } = useApp();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { q = "" } = search;
  const sort = sortOf(search, { by: "bytes", direction: "desc" } as const);
  const bases = usePages(["knowledge", "bases", q, sort.by, sort.direction], (skip) =>
    browser.trpc.admin.knowledge.bases.query({ query: q, sort: sort.by, direction: sort.direction, skip }),
  );

  return (
    <>
      <ListBar
        count={
          bases.total === null
            ? null
            : t(bases.first?.isCapped ? "basesLeast" : "basesCount", { count: format.count(bases.total) })
        }
      >
        <SearchField
          label={t("searchBases")}
          value={q}
          onSearch={(query) =>
            void navigate({ search: (now) => ({ ...now, q: query || undefined }), replace: true })
          }
        />
      </ListBar>
      <PagedTable
        label={t("tabs.bases")}
        pages={bases}
        columns={useColumns()}
        rowKey={({ id }) => id}
        sort={sort}
        onSort={({ by, direction }) =>
          void navigate({ search: (now) => ({ ...now, sort: by, dir: direction }), replace: true })
        }
        empty={<EmptyState icon={<BookOpen />} title={t(q ? "nothingFound" : "noBases")} />}
      />
    </>
  );
}

function useColumns(): Column<SizedBase, BaseSort>[] {
  const t = useTranslations("knowledge");
  const format = useFormat();

  return [
    {
      key: "name",
      head: t("base"),
      width: "minmax(8rem, 2fr)",
      sort: "name",
      cell: ({ name }) => <span data-written>{name}</span>,
    },
    {
      key: "owner",
      head: t("owner"),
      width: "minmax(8rem, 2fr)",
      isWideOnly: true,
      cell: ({ owner }) => <PersonName person={owner} />,
    },
    {
      key: "bytes",
      head: t("size"),
      width: "6rem",
      align: "end",
      sort: "bytes",
      cell: ({ bytes }) => format.bytes(bytes),
    },
    {
      key: "documents",
      head: t("documents"),
      width: "6rem",
      align: "end",
      sort: "documents",
      cell: ({ documents }) => format.count(documents),
    },
    {
      key: "chunks",
      head: t("chunks"),
      width: "6rem",
      align: "end",
      sort: "chunks",
      isWideOnly: true,
      cell: ({ chunks }) => format.count(chunks),
    },
    {
      key: "embedding",
      head: t("embedding"),
      width: "minmax(7rem, 1fr)",
      isWideOnly: true,
      cell: ({ embeddingModel }) =>
        embeddingModel === null ? t("wordsOnly") : <span data-written>{embeddingModel}</span>,
    },
    {
      key: "changedAt",
      head: t("changed"),
      width: "8rem",
      sort: "changedAt",
      isWideOnly: true,
      cell: ({ changedAt }) => <Moment instant={changedAt} />,
    },
  ];
}
