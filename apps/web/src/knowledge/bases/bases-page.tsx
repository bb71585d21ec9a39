import { Button, EmptyState, Skeleton } from "@claw/ui";
import { useDocumentTitle } from "@claw/ui/document-title";
import { Link } from "@tanstack/react-router";
import { Library, Plus, Search } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { PageHeader } from "../../conversation/page/page-header.tsx";
import { SearchField } from "../../sidebar/search-field.tsx";
import { LoadFailure } from "../load-failure.tsx";
import { MoreButton } from "../more-button.tsx";
import { BaseForm } from "./base-form.tsx";
import { BaseRow } from "./base-row.tsx";
import { QuotaLine } from "./quota-line.tsx";
import { useBases } from "./use-bases.ts";

/** A search is worth its place from so many bases on. */
const manyBases = 8;

function RowsSkeleton() {
  return (
    <div className="grid gap-5 p-5">
      {["w-1/3", "w-1/2", "w-2/5"].map((width) => (
        <div key={width} className="flex gap-3.5">
          <Skeleton className="size-9" />
          <div className="grid flex-1 gap-2">
            <Skeleton className={`h-4 ${width}`} />
            <Skeleton className="h-3 w-3/5" />
          </div>
        </div>
      ))}
    </div>
  );
}

/** All of one's bases, and how much room is left. */
export function BasesPage() {
  const t = useTranslations();
  const [query, setQuery] = useState("");
  const [isCreating, setCreating] = useState(false);
  const { bases, list } = useBases(query);
  useDocumentTitle(t("knowledge.title"));
  const isEmpty = list.isSuccess && bases.length === 0;
  const createButton = (label: ReactNode) => (
    <Button onClick={() => setCreating(true)}>
      <Plus />
      {label}
    </Button>
  );

  return (
    <>
      <PageHeader title={t("knowledge.title")}>
        {bases.length > 0 || query !== "" ? (
          <>
            <Button asChild variant="ghost" className="text-muted-foreground">
              <Link to="/knowledge/search">
                <Search />
                <span className="max-sm:sr-only">{t("knowledge.search.title")}</span>
              </Link>
            </Button>
            {createButton(<span className="max-sm:sr-only">{t("knowledge.create")}</span>)}
          </>
        ) : null}
      </PageHeader>
      <div className="quiet-scroll min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto grid w-full max-w-[52rem] gap-4 px-4 pt-2 pb-16 md:px-6">
          {isEmpty && query === "" ? (
            <EmptyState
              className="py-[14vh]"
              icon={<Library />}
              title={t("knowledge.emptyTitle")}
              hint={t("knowledge.emptyHint")}
            >
              {createButton(t("knowledge.create"))}
            </EmptyState>
          ) : (
            <>
              <QuotaLine />
              {bases.length >= manyBases || query !== "" ? (
                <SearchField
                  query={query}
                  onSearch={setQuery}
                  label={t("knowledge.searchBases")}
                  clearLabel={t("knowledge.clear")}
                />
              ) : null}
              {list.isError && bases.length === 0 ? (
                <LoadFailure error={list.error} onRetry={() => void list.refetch()} />
              ) : null}
              {isEmpty ? (
                <p className="py-8 text-center text-muted-foreground text-sm">
                  {t("knowledge.notFound", { query })}
                </p>
              ) : (
                <div className="overflow-hidden rounded-xl border bg-card">
                  {list.isPending ? <RowsSkeleton /> : null}
                  <ul className="divide-y">
                    {bases.map((base) => (
                      <BaseRow key={base.id} base={base} />
                    ))}
                  </ul>
                </div>
              )}
              <MoreButton list={list} />
            </>
          )}
        </div>
      </div>
      {isCreating ? <BaseForm base={null} onClose={() => setCreating(false)} /> : null}
    </>
  );
}
