import type { Source } from "@claw/contract";
import { Button, cn } from "@claw/ui";
import { Waypoints } from "lucide-react";
import { useTranslations } from "use-intl";
import type { AnswerSources } from "./answer-sources.ts";
import { CitationBadge } from "./citation-badge.tsx";
import { citationState, citationsOf } from "./citation-state.ts";
import { useOpenSource } from "./use-open-source.ts";

function SourceCard({ source, answer }: { source: Source; answer: AnswerSources }) {
  const t = useTranslations("knowledge");
  const { openSource } = useOpenSource(answer.messageId);
  const { number, title, page, headings } = source;
  const citations = citationsOf(answer.citations, number, null);
  const state = citationState(citations, answer.isSettled);
  const isUncited = answer.isSettled && citations.length === 0;

  return (
    <li className="min-w-0">
      <button
        type="button"
        onClick={() => openSource(number, citations[0]?.at ?? null)}
        className={cn(
          "flex h-full w-full cursor-pointer items-start gap-2.5 rounded-lg border bg-card px-3 py-2 text-left outline-none transition-colors duration-100 hover:bg-accent focus-visible:ring-2 focus-visible:ring-ring",
          isUncited && "border-dashed",
        )}
      >
        <span className="mt-px grid h-5 min-w-5 shrink-0 place-items-center rounded-md bg-muted font-medium text-muted-foreground text-xs tabular-nums">
          {number}
        </span>
        <span className="grid min-w-0 flex-1 grid-cols-1 gap-0.5">
          <span className="truncate text-sm">{title}</span>
          <span className="flex min-h-5 flex-wrap items-center gap-x-2 gap-y-0.5 text-muted-foreground text-xs">
            {page === null ? null : <span className="tabular-nums">{t("reader.page", { page })}</span>}
            {headings ? <span className="max-w-full truncate">{headings}</span> : null}
            {isUncited ? <span>{t("source.uncited")}</span> : <CitationBadge state={state} />}
          </span>
        </span>
      </button>
    </li>
  );
}

/** What an answer was given to rest on, before its first word and after its last. */
export function SourceList({ answer }: { answer: AnswerSources }) {
  const t = useTranslations("knowledge.source");
  const { openTrace } = useOpenSource(answer.messageId);
  const { sources, isSettled } = answer;
  const count = sources.length;

  return (
    <section aria-label={t("listLabel")} className="mt-4 grid gap-2">
      <div className="flex flex-wrap items-center gap-x-3">
        <h2 className="font-medium text-muted-foreground text-xs">
          {isSettled ? t("heading", { count }) : t("found", { count })}
        </h2>
        {isSettled ? (
          <Button variant="link" className="text-xs" onClick={openTrace}>
            <Waypoints className="size-3.5" />
            {t("why")}
          </Button>
        ) : null}
      </div>
      <ol className="grid grid-cols-1 gap-2 sm:grid-cols-2">
        {sources.map((source) => (
          <SourceCard key={source.number} source={source} answer={answer} />
        ))}
      </ol>
    </section>
  );
}
