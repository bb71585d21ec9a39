import type { Document, DocumentVersion } from "@claw/contract";
import { Badge } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { ChevronRight, ExternalLink } from "lucide-react";
import { useTranslations } from "use-intl";
import { safeHref } from "../../conversation/markdown/safe-href.ts";
import { useKindName } from "../documents/document-icon.tsx";
import { DocumentProblemText, DocumentState } from "../documents/document-state.tsx";

function VersionLine({ version }: { version: DocumentVersion }) {
  const t = useTranslations("knowledge");
  const format = useFormat();

  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5 text-xs tabular-nums">
      <span className="font-medium">{t("document.versionNumber", { number: version.number })}</span>
      <span className="min-w-0 truncate text-muted-foreground">{version.fileName}</span>
      <span className="text-muted-foreground">{format.bytes(version.fileSize)}</span>
      <span className="text-muted-foreground">{format.moment(version.createdAt)}</span>
      {version.isActive ? (
        <Badge tone="success">{t("reader.versionCurrent")}</Badge>
      ) : (
        <span className="text-muted-foreground">{t(`status.${version.status}`)}</span>
      )}
    </li>
  );
}

export type DocumentFactsProps = { document: Document & { versions: readonly DocumentVersion[] } };

/** What a document is: format, size, state, where it comes from, and its versions. */
export function DocumentFacts({ document }: DocumentFactsProps) {
  const t = useTranslations("knowledge");
  const format = useFormat();
  const kindName = useKindName();
  const address = safeHref(document.fileUrl);

  return (
    <div className="grid gap-2.5 border-b pb-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-muted-foreground text-xs tabular-nums">
        <DocumentState document={document} />
        <span>{kindName(document.fileType)}</span>
        <span>{format.bytes(document.fileSize)}</span>
        {document.pageCount === null ? null : <span>{t("pages", { count: document.pageCount })}</span>}
        <span>{t("passages", { count: document.chunkCount })}</span>
        <span>{t("document.updated", { time: format.moment(document.updatedAt) })}</span>
        {address ? (
          <a
            href={address}
            target="_blank"
            rel="noopener noreferrer"
            className="inline-flex items-center gap-1 rounded-sm text-primary-text underline-offset-4 outline-none hover:underline focus-visible:ring-2 focus-visible:ring-ring"
          >
            {t("reader.source")}
            <ExternalLink className="size-3" aria-hidden="true" />
          </a>
        ) : null}
      </div>
      <DocumentProblemText document={document} />
      {document.versions.length > 1 ? (
        <details className="group">
          <summary className="inline-flex cursor-pointer list-none items-center gap-1 rounded-sm text-muted-foreground text-xs outline-none hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring [&::-webkit-details-marker]:hidden">
            <ChevronRight
              className="size-3.5 transition-transform duration-150 group-open:rotate-90"
              aria-hidden="true"
            />
            {t("reader.versions")} ({format.count(document.versions.length)})
          </summary>
          <ul className="mt-1 divide-y pl-4.5">
            {document.versions.map((version) => (
              <VersionLine key={version.id} version={version} />
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
