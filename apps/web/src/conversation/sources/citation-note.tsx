import type { Citation, Source } from "@claw/contract";
import { useTranslations } from "use-intl";
import { CitationBadge } from "./citation-badge.tsx";
import type { CitationState } from "./citation-state.ts";

export type CitationNoteProps = { source: Source; citations: readonly Citation[]; state: CitationState };

const hintKeys = {
  verified: "verifiedHint",
  unverified: "unverifiedHint",
  named: "named",
  pending: "pending",
} as const;

/** What a mark cites: the quote, whether it is in the document, and where that is. */
export function CitationNote({ source, citations, state }: CitationNoteProps) {
  const t = useTranslations("knowledge");
  const quotes = citations.map(({ quote }) => quote).filter((quote) => quote !== "");

  return (
    <div className="grid gap-2">
      {quotes.map((quote) => (
        <blockquote key={quote} className="line-clamp-6 wrap-anywhere border-border border-l-2 pl-2.5">
          {quote}
        </blockquote>
      ))}
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="min-w-0 truncate font-medium">{source.title}</span>
        {source.page === null ? null : (
          <span className="text-muted-foreground text-xs tabular-nums">
            {t("reader.page", { page: source.page })}
          </span>
        )}
        <CitationBadge state={state} />
      </p>
      <p className="text-muted-foreground text-xs leading-5">{t(`source.${hintKeys[state]}`)}</p>
    </div>
  );
}
