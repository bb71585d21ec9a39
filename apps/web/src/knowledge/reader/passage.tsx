import type { Chunk } from "@claw/contract";
import { cn } from "@claw/ui";
import type { Ref } from "react";
import { useTranslations } from "use-intl";
import { PassageText } from "./passage-text.tsx";
import { overlapWith, type Span, spanInPassage } from "./span-in-passage.ts";

export type PassageProps = {
  ref?: Ref<HTMLElement> | undefined;
  passage: Chunk;
  previous: Chunk | undefined;
  isCited: boolean;
  /** The cited words, in the document's text. */
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
    <div className="mt-5 mb-1 flex items-baseline gap-3 text-muted-foreground text-xs">
      {hasNewHeadings ? <span className="min-w-0 text-pretty">{headings}</span> : null}
      {hasNewPage ? <span className="ml-auto shrink-0 tabular-nums">{t("page", { page })}</span> : null}
    </div>
  );
}

/** One passage as it was read, in the order of its document. */
export function Passage({ ref, passage, previous, isCited, span }: PassageProps) {
  const { content, headings, ordinal } = passage;
  const repeatedTo = isCited ? 0 : overlapWith(previous, passage);
  const marked = span ? spanInPassage(passage, span) : null;

  return (
    <article
      ref={ref}
      data-ordinal={ordinal}
      aria-current={isCited ? "location" : undefined}
      className="scroll-my-8"
    >
      <PlaceLine passage={passage} previous={previous} />
      <div
        dir="auto"
        className={cn(
          "-mx-3 grid grid-cols-1 gap-2 rounded-lg border-transparent border-l-2 px-3 py-1.5",
          isCited && "border-primary bg-primary/7",
        )}
      >
        <PassageText
          content={content}
          headings={headings}
          marked={marked && marked.end > repeatedTo ? marked : null}
          repeatedTo={repeatedTo}
        />
      </div>
    </article>
  );
}
