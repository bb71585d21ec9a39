import { cn, HoverNote } from "@claw/ui";
import { Link } from "@tanstack/react-router";
import type { MouseEvent } from "react";
import { useTranslations } from "use-intl";
import { type AnswerSources, useAnswerSources } from "./answer-sources.ts";
import { CitationNote } from "./citation-note.tsx";
import { citationState, citationsOf, citedSpan } from "./citation-state.ts";
import type { MarkTarget } from "./link-marks.ts";
import { useOpenSource } from "./use-open-source.ts";

const looks = {
  verified: "bg-success/14 text-success-text hover:bg-success/25",
  unverified: "bg-warning/20 text-warning-text hover:bg-warning/35",
  named: "bg-muted text-muted-foreground hover:bg-accent hover:text-foreground",
  pending: "bg-muted text-muted-foreground hover:bg-accent hover:text-foreground",
} as const;

/** No line breaks between a mark and the sentence that it belongs to, nor before the full stop after it. */
const wordJoiner = "\u2060";

/** Signs and not pictures: beside a picture a line may break. */
const signs = { verified: "\u2009✓", unverified: "\u2009?", named: "", pending: "" } as const;

function Mark({ number, at, answer }: MarkTarget & { answer: AnswerSources }) {
  const t = useTranslations("knowledge.source");
  const { openSource } = useOpenSource(answer.messageId);
  const source = answer.sources.find((candidate) => candidate.number === number);
  if (!source) return `[${number}]`;

  const citations = citationsOf(answer.citations, number, at);
  const state = citationState(citations, answer.isSettled);
  const name = t("cite", { number: String(number), title: source.title });
  const says = state === "verified" || state === "unverified" ? `${name} (${t(state)})` : name;

  const { knowledgeBaseId, documentId, chunkId } = source;
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;

    event.preventDefault();
    openSource(number, at);
  };

  return (
    <>
      {wordJoiner}
      <HoverNote content={<CitationNote source={source} citations={citations} state={state} />}>
        <Link
          to="/knowledge/$knowledgeBaseId/documents/$documentId"
          params={{ knowledgeBaseId, documentId }}
          search={{ chunk: chunkId, ...citedSpan(citations) }}
          preload={false}
          aria-label={says}
          data-citation={state}
          onClick={open}
          className={cn(
            "mx-0.5 cursor-pointer select-none rounded-md px-[0.4em] py-[0.15em] font-medium text-[0.75em] tabular-nums no-underline outline-none transition-colors duration-100 focus-visible:ring-2 focus-visible:ring-ring",
            looks[state],
          )}
        >
          {number}
          {signs[state]}
        </Link>
      </HoverNote>
    </>
  );
}

/**
 * A mark `[n]` of an answer: what it cites on hover and focus, the document at the place beside the answer on a click,
 * and as a page of its own where somebody wants another tab.
 */
export function CitationMark({ number, at }: MarkTarget) {
  const answer = useAnswerSources();

  return answer ? <Mark number={number} at={at} answer={answer} /> : `[${number}]`;
}
