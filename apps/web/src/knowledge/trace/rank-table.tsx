import type { RetrievalTrace } from "@claw/contract";
import { Button, Table, TableCell, TableHead } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { tabulateTrace } from "./tabulate-trace.ts";
import { type KnownPassage, useTitles } from "./use-titles.ts";

/** So many rows are looked at; the rest is there when it is wanted. */
const firstRows = 12;

export type RankTableProps = { trace: RetrievalTrace; known: readonly KnownPassage[] };

/** What became of each passage: its rank and score in every step, and why it was dropped. */
export function RankTable({ trace, known }: RankTableProps) {
  const t = useTranslations("knowledge");
  const format = useFormat();
  const [isWhole, setWhole] = useState(false);
  const { stages, rows } = tabulateTrace(trace);
  const shown = isWhole ? rows : rows.slice(0, firstRows);
  const titleOf = useTitles(
    shown.flatMap(({ documentId }) => documentId ?? []),
    known,
  );
  const places = new Map(known.map((passage) => [passage.chunkId, passage]));
  if (rows.length === 0) return <p className="text-muted-foreground text-sm">{t("trace.nothingFound")}</p>;

  const nameOf = (chunkId: string, documentId: string | null) => {
    if (documentId === null) return chunkId.slice(-8);
    const { title, isGone } = titleOf(documentId);
    const page = places.get(chunkId)?.page ?? null;
    const name = title ?? (isGone ? t("trace.goneDocument") : "…");
    return page === null ? name : `${name} · ${t("reader.page", { page })}`;
  };

  return (
    <div className="grid gap-2">
      <Table label={t("trace.ranks")}>
        <thead>
          <tr>
            <TableHead>{t("trace.passage")}</TableHead>
            {stages.map((stage) => (
              <TableHead key={stage} className="text-end">
                {t(`trace.stageName.${stage}`)}
              </TableHead>
            ))}
            <TableHead>{t("trace.outcome")}</TableHead>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ chunkId, documentId, placed, dropped }) => (
            <tr key={chunkId} className={dropped ? "text-muted-foreground" : undefined}>
              <TableCell className="max-w-56">
                <span className="line-clamp-2">{nameOf(chunkId, documentId)}</span>
              </TableCell>
              {stages.map((stage) => {
                const at = placed[stage];
                return (
                  <TableCell key={stage} className="whitespace-nowrap text-end">
                    {at ? (
                      <>
                        <span className="font-medium">{format.count(at.rank)}</span>{" "}
                        <span className="text-muted-foreground text-xs">{format.score(at.score)}</span>
                      </>
                    ) : (
                      <span className="text-muted-foreground">–</span>
                    )}
                  </TableCell>
                );
              })}
              <TableCell className="min-w-24">
                {dropped ? (
                  <>
                    {t(`trace.reason.${dropped.reason}`)}{" "}
                    <span className="text-xs">({t(`trace.stageName.${dropped.stage}`)})</span>
                  </>
                ) : (
                  <span className="text-success-text">{t("trace.kept")}</span>
                )}
              </TableCell>
            </tr>
          ))}
        </tbody>
      </Table>
      {rows.length > shown.length ? (
        <Button variant="ghost" size="sm" className="mx-auto" onClick={() => setWhole(true)}>
          {t("trace.showAll", { count: format.count(rows.length) })}
        </Button>
      ) : null}
    </div>
  );
}
