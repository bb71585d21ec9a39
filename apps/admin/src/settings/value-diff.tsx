import type { Setting } from "@claw/contract";
import { cn } from "@claw/ui";
import { useTranslations } from "use-intl";
import { type DiffLine, diffLines } from "./diff-lines.ts";
import { useValueLines } from "./use-value-lines.ts";

const signs = { same: " ", gone: "−", new: "+" } as const;
const looks = {
  same: "text-muted-foreground",
  gone: "bg-danger/8",
  new: "bg-success/8",
} as const;

export type ValueDiffProps = {
  before: Setting["value"];
  after: Setting["value"];
  visibility: Setting["visibility"];
};

/** What of a value goes and what comes, line by line; of what is sensitive only that it is hidden. */
export function ValueDiff({ before, after, visibility }: ValueDiffProps) {
  const t = useTranslations("settings");
  const linesOf = useValueLines();
  if (visibility === "sensitive") return <p className="text-muted-foreground text-sm">{t("hidden")}</p>;

  const lines = diffLines(linesOf(before), linesOf(after));
  return (
    <ol className="overflow-hidden rounded-lg border font-mono text-xs leading-5">
      {numbered(lines).map(({ number, ...line }) => (
        <Line key={number} line={line} />
      ))}
    </ol>
  );
}

/** Lines may be the same: what tells them apart is their place. */
const numbered = (lines: readonly DiffLine[]) => lines.map((line, place) => ({ ...line, number: place }));

function Line({ line: { change, text } }: { line: DiffLine }) {
  const t = useTranslations("settings.line");

  return (
    <li className={cn("grid grid-cols-[1.25rem_minmax(0,1fr)] px-2 py-0.5", looks[change])}>
      <span aria-hidden="true" className="select-none">
        {signs[change]}
      </span>
      <span>
        {change === "same" ? null : <span className="sr-only">{t(change)}</span>}
        <span data-written className="whitespace-pre-wrap wrap-anywhere">
          {text}
        </span>
      </span>
    </li>
  );
}
