import type { Chunk } from "@claw/contract";
import { cn } from "@claw/ui";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { overlapWith, type Span, spanInPassage } from "./span-in-passage.ts";

export type PassageProps = {
  passage: Chunk;
  previous: Chunk | undefined;
  isCited: boolean;
  /** The cited words, in the document's text; null: the whole passage. */
  span: Span | null;
};

/** What is new at this passage: another page, other headings. */
function PlaceLine({ passage, previous }: Pick<PassageProps, "passage" | "previous">) {
  const t = useTranslations("knowledge.reader");
  const { page, headings } = passage;
  const hasNewPage = page !== null && page !== previous?.page;
  const hasNewHeadings = headings !== "" && headings !== previous?.headings;
  if (!hasNewPage && !hasNewHeadings) return null;

  return (
    <div className="mt-6 mb-1.5 flex items-baseline gap-3 first:mt-0">
      {hasNewHeadings ? (
        <h3 className="min-w-0 text-pretty font-semibold text-[0.9375rem]">{headings}</h3>
      ) : null}
      {hasNewPage ? (
        <span className="ml-auto shrink-0 text-muted-foreground text-xs tabular-nums">
          {t("page", { page })}
        </span>
      ) : null}
    </div>
  );
}

/** One passage as it was read. What the one before has said already is faint, what is cited is marked. */
export function Passage({ passage, previous, isCited, span }: PassageProps) {
  const t = useTranslations("knowledge.reader");
  const element = useRef<HTMLElement>(null);
  const { content, ordinal } = passage;
  const marked = span ? spanInPassage(passage, span) : null;
  const overlap = isCited ? 0 : overlapWith(previous, passage);

  useEffect(() => {
    if (!isCited) return;
    const target = element.current?.querySelector("mark") ?? element.current;
    target?.scrollIntoView({ block: "center" });
  }, [isCited]);

  return (
    <article
      ref={element}
      data-ordinal={ordinal}
      data-cited={isCited || undefined}
      aria-current={isCited ? "location" : undefined}
    >
      <PlaceLine passage={passage} previous={previous} />
      <p
        dir="auto"
        className={cn(
          "-mx-3 whitespace-pre-wrap wrap-anywhere rounded-lg border-transparent border-l-2 px-3 py-1.5 text-[1rem] leading-7",
          isCited && "border-primary bg-primary/7",
        )}
      >
        {overlap > 0 ? (
          <span title={t("overlap")} className="text-muted-foreground/70">
            {content.slice(0, overlap)}
          </span>
        ) : null}
        {marked ? (
          <>
            {content.slice(overlap, marked.start)}
            <mark className="rounded-sm bg-warning/35 text-foreground [box-decoration-break:clone]">
              {content.slice(marked.start, marked.end)}
            </mark>
            {content.slice(marked.end)}
          </>
        ) : (
          content.slice(overlap)
        )}
      </p>
    </article>
  );
}
