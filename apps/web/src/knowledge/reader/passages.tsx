import { Alert, Button, Skeleton } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { useEffect, useLayoutEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { LoadFailure } from "../load-failure.tsx";
import { Passage } from "./passage.tsx";
import { type CitedPlace, useCitedPlace } from "./use-cited-place.ts";
import { usePassages } from "./use-passages.ts";

export type PassagesProps = {
  documentId: string;
  /** The version that can be found now. */
  versionId: string | null;
  cited: CitedPlace | null;
};

function PassagesSkeleton() {
  return (
    <div className="grid gap-3 pt-2">
      {["w-full", "w-11/12", "w-4/5", "w-full", "w-2/3"].map((width, index) => (
        <Skeleton key={index} className={`h-4 ${width}`} />
      ))}
    </div>
  );
}

/** A document's text, passage by passage, opened at the cited place; more of it in both directions. */
export function Passages({ documentId, versionId, cited }: PassagesProps) {
  const t = useTranslations("knowledge.reader");
  const format = useFormat();
  const place = useCitedPlace(cited);
  const anchor = place.kind === "at" ? place.ordinal : place.kind === "looking" ? null : 0;
  const { passages, total, query } = usePassages(documentId, versionId, anchor);
  const content = useRef<HTMLDivElement>(null);
  const citedPassage = useRef<HTMLElement>(null);
  const span = place.kind === "at" ? (cited?.span ?? null) : null;
  const before = useRef<{ firstId: string | null; height: number }>({ firstId: null, height: 0 });
  const [first] = passages;
  const firstId = first?.id ?? null;
  const last = passages.at(-1);

  // What comes above pushes the view down by as much, so that the text under the eyes stays.
  useLayoutEffect(() => {
    const element = content.current;
    if (!element) return;

    const grown = element.offsetHeight - before.current.height;
    const wasPrepended = before.current.firstId !== null && before.current.firstId !== firstId;
    before.current = { firstId, height: element.offsetHeight };
    if (wasPrepended) element.closest("[data-scroller]")?.scrollBy({ top: grown });
  }, [firstId]);

  // The cited words may stand in a neighbour: what an answer is given reaches beyond the passage that was found.
  const isThere = place.kind === "at" && passages.length > 0;
  useEffect(() => {
    if (!isThere) return;
    const words = content.current?.querySelector("mark") ?? citedPassage.current;
    words?.scrollIntoView({ block: "nearest" });
  }, [isThere]);

  if (place.kind === "failed") return <LoadFailure error={place.error} onRetry={place.retry} />;
  if (query.isError && passages.length === 0) {
    return <LoadFailure error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.isPending) return <PassagesSkeleton />;

  return (
    <section ref={content} aria-label={t("passagesLabel")} className="grid grid-cols-1 gap-1">
      {place.kind === "replaced" ? (
        <Alert tone="warning" className="mb-4">
          {t("replaced")}
        </Alert>
      ) : null}
      {passages.length === 0 ? <p className="text-muted-foreground text-sm">{t("noPassages")}</p> : null}
      {query.hasPreviousPage ? (
        <Button
          variant="outline"
          size="sm"
          className="mx-auto mb-3"
          disabled={query.isFetchingPreviousPage}
          onClick={() => void query.fetchPreviousPage()}
        >
          {t("earlier")}
        </Button>
      ) : null}
      {passages.map((passage, index) => {
        const isCited = passage.id === cited?.chunkId;
        return (
          <Passage
            key={passage.id}
            passage={passage}
            previous={passages[index - 1]}
            isCited={isCited}
            span={span}
            ref={isCited ? citedPassage : undefined}
          />
        );
      })}
      {query.hasNextPage ? (
        <Button
          variant="outline"
          size="sm"
          className="mx-auto mt-3"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("later")}
        </Button>
      ) : null}
      {first && last ? (
        <p className="mt-4 text-center text-muted-foreground text-xs tabular-nums">
          {t("position", {
            from: format.count(first.ordinal + 1),
            to: format.count(last.ordinal + 1),
            total: format.count(total),
          })}
        </p>
      ) : null}
    </section>
  );
}
