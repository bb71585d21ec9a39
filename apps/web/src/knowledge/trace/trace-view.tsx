import type { RetrievalTrace } from "@claw/contract";
import { useFormat } from "@claw/ui/format";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { RankTable } from "./rank-table.tsx";
import { StageTimes } from "./stage-times.tsx";
import { TermList } from "./term-list.tsx";
import type { KnownPassage } from "./use-titles.ts";

export type TraceViewProps = { trace: RetrievalTrace; known: readonly KnownPassage[] };

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="grid min-w-0 gap-2">
      <h3 className="font-medium text-sm">{title}</h3>
      {children}
    </section>
  );
}

/** How a retrieval came to what it found: the terms, the steps with their times, and the way of each passage. */
export function TraceView({ trace, known }: TraceViewProps) {
  const t = useTranslations("knowledge.trace");
  const format = useFormat();

  return (
    <div className="grid grid-cols-1 gap-6">
      <Part title={t("query")}>
        <p className="wrap-anywhere rounded-lg bg-muted/60 px-3 py-2 text-sm">{trace.query}</p>
      </Part>
      {trace.terms.length > 0 ? (
        <Part title={t("terms")}>
          <TermList terms={trace.terms} />
        </Part>
      ) : null}
      <Part title={`${t("stages")} · ${t("total", { time: format.duration(trace.milliseconds) })}`}>
        <StageTimes trace={trace} />
      </Part>
      <Part title={t("ranks")}>
        <RankTable trace={trace} known={known} />
      </Part>
    </div>
  );
}
