import { cn, HoverNote } from "@claw/ui";
import { Check } from "lucide-react";
import { useTranslations } from "use-intl";
import { type AnswerSources, useAnswerSources } from "./answer-sources.ts";
import { CitationNote } from "./citation-note.tsx";
import { citationState, citationsOf } from "./citation-state.ts";
import type { MarkTarget } from "./link-marks.ts";
import { useOpenSource } from "./use-open-source.ts";

const looks = {
  verified: "bg-success/14 text-success-text hover:bg-success/25",
  unverified: "bg-warning/20 text-warning-text hover:bg-warning/35",
  named: "bg-muted text-muted-foreground hover:bg-accent hover:text-foreground",
  pending: "bg-muted text-muted-foreground hover:bg-accent hover:text-foreground",
} as const;

function Mark({ number, at, answer }: MarkTarget & { answer: AnswerSources }) {
  const t = useTranslations("knowledge.source");
  const { openSource } = useOpenSource(answer.messageId);
  const source = answer.sources.find((candidate) => candidate.number === number);
  if (!source) return `[${number}]`;

  const citations = citationsOf(answer.citations, number, at);
  const state = citationState(citations, answer.isSettled);
  const name = t("cite", { number: String(number), title: source.title });
  const says = state === "verified" || state === "unverified" ? `${name} (${t(state)})` : name;

  return (
    <HoverNote content={<CitationNote source={source} citations={citations} state={state} />}>
      <button
        type="button"
        aria-label={says}
        data-citation={state}
        onClick={() => openSource(number, at)}
        className={cn(
          "mx-0.5 inline-flex h-[1.45em] min-w-[1.45em] -translate-y-px cursor-pointer select-none items-center justify-center gap-0.5 rounded-md px-1 align-middle font-medium text-[0.75em] leading-none tabular-nums outline-none transition-colors duration-100 focus-visible:ring-2 focus-visible:ring-ring",
          looks[state],
        )}
      >
        {number}
        {state === "verified" ? <Check className="size-[0.95em]" strokeWidth={3} aria-hidden="true" /> : null}
        {state === "unverified" ? <span aria-hidden="true">?</span> : null}
      </button>
    </HoverNote>
  );
}

/** A mark `[n]` of an answer as a button: what it cites on hover and focus, the document at the place on a click. */
export function CitationMark({ number, at }: MarkTarget) {
  const answer = useAnswerSources();

  return answer ? <Mark number={number} at={at} answer={answer} /> : `[${number}]`;
}
