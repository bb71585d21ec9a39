import { toFailure } from "@claw/client/browser";
import type { Citation, Message, Source } from "@claw/contract";
import { Alert, Button } from "@claw/ui";
import { Link } from "@tanstack/react-router";
import { ArrowUpRight } from "lucide-react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { LoadFailure } from "../../knowledge/load-failure.tsx";
import { Passages } from "../../knowledge/reader/passages.tsx";
import { useReply } from "../reply/use-reply.ts";
import { CitationBadge } from "./citation-badge.tsx";
import { citationState, citationsOf, citedSpan } from "./citation-state.ts";

export type SourceReaderProps = {
  message: Message;
  /** Of the source. */
  number: number;
  /** Where the answer cites it; null: as a whole. */
  at: number | null;
};

function SourceHead({ source, citations }: { source: Source; citations: readonly Citation[] }) {
  const t = useTranslations("knowledge");
  const { knowledgeBaseId, documentId, title, page, headings, chunkId } = source;
  const state = citationState(citations, true);
  const span = citedSpan(citations);
  const quotes = citations.filter(({ quote }) => quote !== "");

  return (
    <div className="grid gap-2.5 border-b pb-4">
      <div className="flex items-start gap-3">
        <div className="grid min-w-0 flex-1 gap-0.5">
          <p className="wrap-anywhere font-medium">{title}</p>
          <p className="flex flex-wrap gap-x-2 text-muted-foreground text-xs">
            {page === null ? null : <span className="tabular-nums">{t("reader.page", { page })}</span>}
            {headings ? <span>{headings}</span> : null}
          </p>
        </div>
        <Button asChild variant="outline" size="sm">
          <Link
            to="/knowledge/$knowledgeBaseId/documents/$documentId"
            params={{ knowledgeBaseId, documentId }}
            search={{ chunk: chunkId, ...span }}
          >
            {t("reader.openDocument")}
            <ArrowUpRight />
          </Link>
        </Button>
      </div>
      {quotes.length > 0 ? (
        <figure className="grid gap-1.5">
          <figcaption className="flex items-center gap-2 text-muted-foreground text-xs">
            {t("source.quote")}
            <CitationBadge state={state} />
          </figcaption>
          {quotes.map(({ quote, at }) => (
            <blockquote key={`${at} ${quote}`} className="wrap-anywhere border-l-2 pl-2.5 text-sm leading-6">
              {quote}
            </blockquote>
          ))}
        </figure>
      ) : null}
      {state === "unverified" ? <Alert tone="warning">{t("source.unverifiedHint")}</Alert> : null}
    </div>
  );
}

/** A source of an answer in its document, at the cited place. Loaded with the panel that shows it. */
export default function SourceReader({ message, number, at }: SourceReaderProps) {
  const t = useTranslations("knowledge");
  const { sources } = useReply(message);
  const source = sources.find((candidate) => candidate.number === number);
  const document = trpc.knowledge.getDocument.useQuery(
    { documentId: source?.documentId ?? "" },
    { enabled: source !== undefined },
  );
  if (!source) return <p className="text-muted-foreground text-sm">{t("source.notLoaded")}</p>;

  const citations = citationsOf(message.citations, number, at);
  const isGone = document.isError && toFailure(document.error).reason === "NOT_FOUND";
  const activeId = document.data?.versions.find(({ isActive }) => isActive)?.id ?? null;

  return (
    <div className="grid grid-cols-1 gap-4">
      <SourceHead source={source} citations={citations} />
      {isGone ? <Alert tone="warning">{t("reader.deleted")}</Alert> : null}
      {document.isError && !isGone ? (
        <LoadFailure error={document.error} onRetry={() => void document.refetch()} />
      ) : null}
      {document.data ? (
        <Passages
          documentId={source.documentId}
          versionId={activeId}
          cited={{ chunkId: source.chunkId, span: citedSpan(citations) }}
        />
      ) : null}
    </div>
  );
}
