import type { KnowledgeBase } from "@claw/contract";
import { Skeleton } from "@claw/ui";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useRef } from "react";
import { useTranslations } from "use-intl";
import type { DocumentFilter } from "../cache/document-pages.ts";
import { LoadFailure } from "../load-failure.tsx";
import { MoreButton } from "../more-button.tsx";
import { useFileChoice } from "../upload/use-file-choice.tsx";
import { DocumentFilters } from "./document-filters.tsx";
import { DocumentRow } from "./document-row.tsx";
import { useDocumentDeeds } from "./use-document-deeds.ts";
import { useDocuments } from "./use-documents.ts";

const route = getRouteApi("/shell/knowledge/$knowledgeBaseId");

export type DocumentListProps = {
  base: KnowledgeBase;
  onReplace: (documentId: string, files: File[]) => void;
  /** Where there is no document at all. */
  empty: ReactNode;
};

/** A base's documents with their states as they change. What is asked of them stands in the address. */
export function DocumentList({ base, onReplace, empty }: DocumentListProps) {
  const t = useTranslations("knowledge");
  const { status, title: query } = route.useSearch();
  const navigate = route.useNavigate();
  const { documents, list } = useDocuments(base.id, { status, query });
  const deeds = useDocumentDeeds();
  const replaced = useRef<string | null>(null);
  const choice = useFileChoice((files) => {
    if (replaced.current !== null) onReplace(replaced.current, files.slice(0, 1));
  });
  const isFiltered = status !== undefined || query !== undefined;
  const isEmpty = list.isSuccess && documents.length === 0;

  const setFilter = (filter: DocumentFilter) =>
    void navigate({
      search: (search) => ({ ...search, status: filter.status, title: filter.query }),
      replace: true,
    });
  if (isEmpty && !isFiltered) return <div className="rounded-xl border border-dashed">{empty}</div>;

  return (
    <section aria-label={t("document.list")} className="grid gap-3">
      <DocumentFilters filter={{ status, query }} onChange={setFilter} />
      {list.isError && documents.length === 0 ? (
        <LoadFailure error={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {isEmpty ? (
        <p className="py-10 text-center text-muted-foreground text-sm">{t("document.emptyFilter")}</p>
      ) : null}
      {list.isPending ? <Skeleton className="h-64 rounded-xl" /> : null}
      {documents.length > 0 ? (
        <ul className="divide-y overflow-hidden rounded-xl border bg-card">
          {documents.map((document) => (
            <DocumentRow
              key={document.id}
              document={document}
              deeds={deeds}
              onReplace={(id) => {
                replaced.current = id;
                choice.open();
              }}
            />
          ))}
        </ul>
      ) : null}
      <MoreButton list={list} />
      {choice.input}
    </section>
  );
}
