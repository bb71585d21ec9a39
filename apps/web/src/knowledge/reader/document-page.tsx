import { toFailure } from "@claw/client/browser";
import type { Document } from "@claw/contract";
import { Button, DropArea } from "@claw/ui";
import { useDocumentTitle } from "@claw/ui/document-title";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Ellipsis, FileUp } from "lucide-react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useApp } from "../../app/app-context.ts";
import { DocumentMenu } from "../documents/document-menu.tsx";
import { useDocumentDeeds } from "../documents/use-document-deeds.ts";
import { KnowledgeGone } from "../knowledge-gone.tsx";
import { KnowledgeHeader } from "../knowledge-header.tsx";
import { LoadFailure } from "../load-failure.tsx";
import { droppedFiles } from "../upload/dropped-files.ts";
import { UploadList } from "../upload/upload-list.tsx";
import { useFileChoice } from "../upload/use-file-choice.tsx";
import { DocumentFacts, type DocumentFactsProps } from "./document-facts.tsx";
import { Passages } from "./passages.tsx";

const route = getRouteApi("/shell/knowledge/$knowledgeBaseId/documents/$documentId");

function DocumentActions({ document, onReplace }: { document: Document; onReplace: () => void }) {
  const t = useTranslations("knowledge.document");
  const navigate = useNavigate();
  const deeds = useDocumentDeeds();
  const { knowledgeBaseId } = document;

  return (
    <DocumentMenu
      document={document}
      deeds={deeds}
      onReplace={onReplace}
      onRemoved={() => void navigate({ to: "/knowledge/$knowledgeBaseId", params: { knowledgeBaseId } })}
    >
      <Button variant="ghost" size="icon" aria-label={t("actions", { title: document.title })}>
        <Ellipsis />
      </Button>
    </DocumentMenu>
  );
}

function DocumentView({ document }: DocumentFactsProps) {
  const t = useTranslations("knowledge");
  const { uploads } = useApp();
  const { chunk, start, end } = route.useSearch();
  const { id, knowledgeBaseId, title, versions } = document;
  const base = trpc.knowledge.get.useQuery({ knowledgeBaseId });
  const quota = trpc.knowledge.quota.useQuery();
  const span = start !== undefined && end !== undefined ? { start, end } : null;
  useDocumentTitle(title);

  const replace = (files: File[]) =>
    uploads.add({ knowledgeBaseId, documentId: id, files: files.slice(0, 1) }, quota.data?.fileSize ?? null);
  const choice = useFileChoice(replace);

  return (
    <DropArea
      className="flex min-h-0 flex-1 flex-col"
      hint={
        <>
          <FileUp />
          {t("document.dropVersionHint")}
        </>
      }
      onDrop={(data) => void droppedFiles(data).then(replace)}
    >
      <KnowledgeHeader title={title} trail={base.data ? [{ knowledgeBaseId, name: base.data.name }] : []}>
        <DocumentActions document={document} onReplace={choice.open} />
      </KnowledgeHeader>
      <div data-scroller className="quiet-scroll min-h-0 flex-1 overflow-y-auto [overflow-anchor:none]">
        <div className="mx-auto grid w-full max-w-[48rem] grid-cols-1 gap-5 px-5 pt-1 pb-20 md:px-6">
          <DocumentFacts document={document} />
          <UploadList knowledgeBaseId={knowledgeBaseId} />
          <Passages
            key={chunk ?? "start"}
            documentId={id}
            versionId={versions.find(({ isActive }) => isActive)?.id ?? null}
            cited={chunk === undefined ? null : { chunkId: chunk, span }}
          />
        </div>
      </div>
      {choice.input}
    </DropArea>
  );
}

/** A document with its passages in order, opened at a cited place where the address names one. */
export function DocumentPage() {
  const { documentId } = route.useParams();
  const document = trpc.knowledge.getDocument.useQuery({ documentId });

  if (document.data) return <DocumentView key={documentId} document={document.data} />;
  if (document.isError) {
    const { reason } = toFailure(document.error);
    if (reason === "NOT_FOUND" || reason === "INVALID_INPUT") return <KnowledgeGone what="document" />;
    return (
      <>
        <KnowledgeHeader title={null} trail={[]} />
        <div className="p-5">
          <LoadFailure error={document.error} onRetry={() => void document.refetch()} />
        </div>
      </>
    );
  }

  return <KnowledgeHeader title={null} trail={[]} />;
}
