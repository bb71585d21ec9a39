import { Table, TableCell } from "@claw/ui";
import { useTranslations } from "use-intl";
import { layoutPassage, stretchesOf } from "./layout-passage.ts";
import type { Span } from "./span-in-passage.ts";

export type PassageTextProps = {
  content: string;
  headings: string;
  /** What is cited, as places in the passage. */
  marked: Span | null;
  repeatedTo: number;
};

/** A passage's words in their form. What is cited is marked, what the passage before has said already is faint. */
export function PassageText({ content, headings, marked, repeatedTo }: PassageTextProps) {
  const t = useTranslations("knowledge.reader");
  const wordsOf = (part: Span) =>
    stretchesOf(part, marked, repeatedTo).map(({ start, end, isMarked, isRepeated }) => {
      const words = content.slice(start, end);
      if (isMarked) {
        return (
          <mark
            key={start}
            className="scroll-my-32 rounded-sm bg-warning/35 text-foreground [box-decoration-break:clone]"
          >
            {words}
          </mark>
        );
      }
      return isRepeated ? (
        <span key={start} title={t("overlap")} className="text-muted-foreground/70">
          {words}
        </span>
      ) : (
        words
      );
    });

  return layoutPassage(content, headings).map((part) => {
    switch (part.kind) {
      case "heading":
        return (
          <h2 key={part.start} className="font-semibold text-[1rem] leading-7">
            {wordsOf(part)}
          </h2>
        );
      case "text":
        return (
          <p key={part.start} className="whitespace-pre-wrap wrap-anywhere text-[1rem] leading-7">
            {wordsOf(part)}
          </p>
        );
      case "table":
        return (
          <Table key={part.rows[0]?.[0]?.start} label={t("table")}>
            <tbody>
              {part.rows.map((row) => (
                <tr key={row[0]?.start} className="first:bg-muted/60 first:font-medium">
                  {row.map((cell) => (
                    <TableCell key={cell.start} className="min-w-20 max-w-80 in-[tr:first-child]:border-t-0">
                      {wordsOf(cell)}
                    </TableCell>
                  ))}
                </tr>
              ))}
            </tbody>
          </Table>
        );
    }
  });
}
