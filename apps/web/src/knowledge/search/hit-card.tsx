import type { Hit } from "@claw/contract";
import { Badge } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { bestExcerpt } from "./best-excerpt.ts";
import { highlightTerms } from "./highlight-terms.ts";

export type HitCardProps = { hit: Hit; rank: number; terms: readonly string[] };

/** About five lines. */
const excerptLength = 260;

/** A passage that was found, with what was looked for in it; it opens the document at its place. */
export function HitCard({ hit, rank, terms }: HitCardProps) {
  const t = useTranslations("knowledge");
  const format = useFormat();
  const { knowledgeBaseId, documentId, chunkId, title, headings, content, score, page } = hit;

  return (
    <li className="relative grid gap-1.5 rounded-xl border bg-card px-4 py-3.5 transition-colors duration-100 hover:border-input/60">
      <div className="flex items-baseline gap-2.5">
        <span className="text-muted-foreground text-xs tabular-nums">{format.count(rank)}</span>
        <h2 className="min-w-0 flex-1">
          <Link
            to="/knowledge/$knowledgeBaseId/documents/$documentId"
            params={{ knowledgeBaseId, documentId }}
            search={{ chunk: chunkId }}
            aria-label={t("search.openHit", { title })}
            className="block truncate font-medium text-sm outline-none after:absolute after:inset-0 after:rounded-xl focus-visible:after:ring-2 focus-visible:after:ring-ring"
          >
            {title}
          </Link>
        </h2>
        {page === null ? null : (
          <span className="shrink-0 text-muted-foreground text-xs tabular-nums">
            {t("reader.page", { page })}
          </span>
        )}
        <Badge className="tabular-nums">{t("search.score", { score: format.score(score) })}</Badge>
      </div>
      {headings ? <p className="truncate text-muted-foreground text-xs">{headings}</p> : null}
      <p dir="auto" className="line-clamp-5 whitespace-pre-line wrap-anywhere text-sm leading-6">
        {bestExcerpt(highlightTerms(content.replace(/\n{2,}/g, "\n"), terms), excerptLength).map(
          (piece, index) =>
            piece.isTerm ? (
              <mark key={index} className="rounded-sm bg-warning/30 text-foreground">
                {piece.text}
              </mark>
            ) : (
              piece.text
            ),
        )}
      </p>
    </li>
  );
}
