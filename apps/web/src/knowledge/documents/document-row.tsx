import type { Document } from "@claw/contract";
import { Button } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { Link } from "@tanstack/react-router";
import { Ellipsis } from "lucide-react";
import { useTranslations } from "use-intl";
import { DocumentIcon, useKindName } from "./document-icon.tsx";
import { DocumentMenu } from "./document-menu.tsx";
import { DocumentProblemText, DocumentState, isWorthRetrying } from "./document-state.tsx";
import type { DocumentDeeds } from "./use-document-deeds.ts";

export type DocumentRowProps = { document: Document; deeds: DocumentDeeds; onReplace: (id: string) => void };

/** A document in the list: its state, what went wrong with the way out, and what can be done. */
export function DocumentRow({ document, deeds, onReplace }: DocumentRowProps) {
  const t = useTranslations("knowledge");
  const format = useFormat();
  const kindName = useKindName();
  const { id, knowledgeBaseId, title, fileType, fileSize, chunkCount, pageCount, version } = document;
  const hasEndedBadly = document.status === "failed" || document.status === "cancelled";

  return (
    <li
      data-status={document.status}
      className="relative grid grid-cols-[auto_1fr_auto] items-start gap-x-3.5 gap-y-2 px-4 py-3.5 transition-colors duration-100 hover:bg-muted/50 md:grid-cols-[auto_1fr_auto_auto] md:px-5"
    >
      <DocumentIcon fileType={fileType} />
      <div className="grid min-w-0 gap-1">
        <Link
          to="/knowledge/$knowledgeBaseId/documents/$documentId"
          params={{ knowledgeBaseId, documentId: id }}
          title={title}
          className="block truncate font-medium text-sm outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:ring-2 focus-visible:after:ring-ring focus-visible:after:ring-inset"
        >
          {title}
        </Link>
        <p
          title={t("document.updated", { time: format.moment(document.updatedAt) })}
          className="flex flex-wrap gap-x-3 text-muted-foreground text-xs tabular-nums"
        >
          <span>{kindName(fileType)}</span>
          <span>{format.bytes(fileSize)}</span>
          {pageCount === null ? null : <span>{t("pages", { count: pageCount })}</span>}
          {chunkCount > 0 ? <span>{t("passages", { count: chunkCount })}</span> : null}
          {version > 1 ? <span>{t("document.versionNumber", { number: version })}</span> : null}
        </p>
      </div>
      <div className="pt-1 max-md:col-span-2 max-md:col-start-2 max-md:row-start-2 max-md:pt-0">
        <DocumentState document={document} />
      </div>
      <DocumentMenu document={document} deeds={deeds} onReplace={() => onReplace(id)}>
        <Button
          variant="ghost"
          size="icon"
          aria-label={t("document.actions", { title })}
          className="relative text-muted-foreground"
        >
          <Ellipsis />
        </Button>
      </DocumentMenu>
      {document.errorCode || hasEndedBadly ? (
        <div className="relative col-span-full flex flex-wrap items-center gap-x-4 gap-y-2 md:col-start-2">
          <div className="min-w-0 flex-1 basis-80">
            <DocumentProblemText document={document} />
          </div>
          {hasEndedBadly ? (
            <Button
              variant="outline"
              size="sm"
              onClick={() => (isWorthRetrying(document) ? deeds.retry(document) : onReplace(id))}
            >
              {isWorthRetrying(document) ? t("document.retry") : t("document.replace")}
            </Button>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}
