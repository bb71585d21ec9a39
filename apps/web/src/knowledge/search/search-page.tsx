import type { SearchResult } from "@claw/contract";
import { maxQuestionLength } from "@claw/contract/limits";
import { EmptyState, Skeleton, Tabs, TabsContent, TabsList, TabsTrigger } from "@claw/ui";
import { useDocumentTitle } from "@claw/ui/document-title";
import { useFormat } from "@claw/ui/format";
import { getRouteApi } from "@tanstack/react-router";
import { ScanSearch } from "lucide-react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { KnowledgeHeader } from "../knowledge-header.tsx";
import { LoadFailure } from "../load-failure.tsx";
import { TraceView } from "../trace/trace-view.tsx";
import { HitCard } from "./hit-card.tsx";
import { SearchForm } from "./search-form.tsx";

const route = getRouteApi("/shell/knowledge/search");
const topK = 10;

/** Single Han signs say little where there are pairs of them. */
function telling(terms: readonly string[]): readonly string[] {
  const longer = terms.filter((term) => term.length > 1);

  return longer.length > 0 ? longer : terms;
}

function Result({ result: { hits, trace } }: { result: SearchResult }) {
  const t = useTranslations("knowledge.search");
  const format = useFormat();
  const terms = telling(trace.terms.filter(({ used }) => used).map(({ term }) => term));

  return (
    <Tabs defaultValue="hits">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b">
        <TabsList className="border-b-0">
          <TabsTrigger value="hits">{t("hits")}</TabsTrigger>
          <TabsTrigger value="trace">{t("trace")}</TabsTrigger>
        </TabsList>
        <p role="status" className="pb-1.5 text-muted-foreground text-xs tabular-nums">
          {t("took", { count: hits.length, time: format.duration(trace.milliseconds) })}
        </p>
      </div>
      <TabsContent value="hits">
        {hits.length === 0 ? <EmptyState title={t("none")} hint={t("noneHint")} /> : null}
        <ol className="grid grid-cols-1 gap-2.5">
          {hits.map((hit, index) => (
            <HitCard key={hit.chunkId} hit={hit} rank={index + 1} terms={terms} />
          ))}
        </ol>
      </TabsContent>
      <TabsContent value="trace">
        <TraceView trace={trace} known={hits} />
      </TabsContent>
    </Tabs>
  );
}

/** What a question finds in one's bases, and why: without a chat model, to see whether a base is good. */
export function SearchPage() {
  const t = useTranslations("knowledge.search");
  const { question = "", base } = route.useSearch();
  const isAsked = question.trim() !== "" && question.length <= maxQuestionLength;
  const search = trpc.knowledge.search.useQuery(
    { query: question, topK, ...(base ? { knowledgeBaseIds: [base] } : {}) },
    { enabled: isAsked, staleTime: 0, gcTime: 60_000 },
  );
  useDocumentTitle(t("title"));

  return (
    <>
      <KnowledgeHeader title={t("title")} trail={[]} />
      <div className="quiet-scroll min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto grid w-full max-w-[52rem] grid-cols-1 gap-5 px-4 pt-1 pb-16 md:px-6">
          <p className="text-muted-foreground text-sm">{t("hint")}</p>
          <SearchForm
            key={`${base} ${question}`}
            question={question}
            base={base ?? null}
            isBusy={search.isFetching}
          />
          {isAsked ? null : (
            <EmptyState icon={<ScanSearch />} title={t("emptyTitle")} hint={t("emptyHint")} />
          )}
          {search.isError ? (
            <LoadFailure error={search.error} onRetry={() => void search.refetch()} />
          ) : search.data ? (
            <Result result={search.data} />
          ) : isAsked ? (
            <div className="grid gap-2.5">
              <Skeleton className="h-32 rounded-xl" />
              <Skeleton className="h-32 rounded-xl" />
            </div>
          ) : null}
        </div>
      </div>
    </>
  );
}
