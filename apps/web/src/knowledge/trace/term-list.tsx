import type { RetrievalTrace } from "@claw/contract";
import { cn } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";

/** The terms that were looked for, each with how many passages have it; those that were left out are faint. */
export function TermList({ terms }: Pick<RetrievalTrace, "terms">) {
  const t = useTranslations("knowledge.trace");
  const format = useFormat();

  return (
    <ul className="flex flex-wrap gap-1.5">
      {terms.map(({ term, documents, used }) => {
        const note = used ? null : documents === 0 ? t("notInBase") : t("unused");
        return (
          <li
            key={term}
            title={note ?? `${t("termPassages")}: ${format.count(documents)}`}
            className={cn(
              "inline-flex items-baseline gap-1.5 rounded-md border px-2 py-0.5 text-sm",
              used ? "bg-card" : "border-dashed text-muted-foreground",
            )}
          >
            <span className={cn(!used && documents > 0 && "line-through decoration-1")}>{term}</span>
            <span className="text-muted-foreground text-xs tabular-nums">{format.count(documents)}</span>
            {note ? <span className="sr-only">{note}</span> : null}
          </li>
        );
      })}
    </ul>
  );
}
