import { toFailure } from "@claw/client/browser";
import type { KnowledgeBase } from "@claw/contract";
import { Button, DropArea, EmptyState, Tooltip } from "@claw/ui";
import { useDocumentTitle } from "@claw/ui/document-title";
import { useFormat } from "@claw/ui/format";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Ellipsis, FilePlus2, MessageCirclePlus, Upload } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useApp } from "../../app/app-context.ts";
import { BaseMenu } from "../bases/base-menu.tsx";
import { EmbeddingBadge } from "../bases/embedding-badge.tsx";
import { KnowledgeGone } from "../knowledge-gone.tsx";
import { KnowledgeHeader } from "../knowledge-header.tsx";
import { LoadFailure } from "../load-failure.tsx";
import { droppedFiles } from "../upload/dropped-files.ts";
import { UploadList } from "../upload/upload-list.tsx";
import { useFileChoice } from "../upload/use-file-choice.tsx";
import { usePaste } from "../upload/use-paste.ts";
import { AddTextDialog } from "./add-text-dialog.tsx";
import { DocumentList } from "./document-list.tsx";

const route = getRouteApi("/shell/knowledge/$knowledgeBaseId");

function BaseFacts({ base }: { base: KnowledgeBase }) {
  const t = useTranslations("knowledge");
  const format = useFormat();

  return (
    <div className="grid gap-2">
      {base.description ? (
        <p className="max-w-2xl text-pretty text-muted-foreground text-sm leading-6">{base.description}</p>
      ) : null}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted-foreground text-xs tabular-nums">
        <span>{t("documents", { count: base.documentCount })}</span>
        <span>{t("passages", { count: base.chunkCount })}</span>
        <span>{format.bytes(base.totalSize)}</span>
        <EmbeddingBadge base={base} />
      </div>
    </div>
  );
}

function BaseView({ base }: { base: KnowledgeBase }) {
  const t = useTranslations();
  const format = useFormat();
  const { uploads } = useApp();
  const quota = trpc.knowledge.quota.useQuery();
  const [pasted, setPasted] = useState<string | null>(null);
  const largest = quota.data?.fileSize ?? null;
  useDocumentTitle(base.name);

  const add = (files: File[], documentId: string | null = null) =>
    uploads.add({ knowledgeBaseId: base.id, documentId, files }, largest);
  const choice = useFileChoice((files) => add(files));
  usePaste({ onFiles: add, onText: setPasted });
  const empty = (
    <EmptyState
      icon={<Upload />}
      title={t("knowledge.document.emptyTitle")}
      hint={t("knowledge.document.emptyHint", { size: largest === null ? "…" : format.bytes(largest) })}
    >
      <Button onClick={choice.open}>
        <Upload />
        {t("knowledge.document.upload")}
      </Button>
      <Button variant="outline" onClick={() => setPasted("")}>
        <FilePlus2 />
        {t("knowledge.document.addText")}
      </Button>
    </EmptyState>
  );

  return (
    <DropArea
      className="flex min-h-0 flex-1 flex-col"
      hint={
        <>
          <Upload />
          {t("knowledge.document.dropHint", { name: base.name })}
        </>
      }
      onDrop={(data) => void droppedFiles(data).then((files) => add(files))}
    >
      <KnowledgeHeader title={base.name} trail={[]}>
        <Tooltip content={t("knowledge.askWith")} side="bottom">
          <Button asChild variant="ghost" size="icon">
            <Link
              to="/"
              search={(search) => ({ ...search, base: base.id })}
              aria-label={t("knowledge.askWith")}
            >
              <MessageCirclePlus />
            </Link>
          </Button>
        </Tooltip>
        <BaseMenu base={base}>
          <Button variant="ghost" size="icon" aria-label={t("common.more")}>
            <Ellipsis />
          </Button>
        </BaseMenu>
        <Button variant="outline" onClick={() => setPasted("")}>
          <FilePlus2 />
          <span className="max-md:sr-only">{t("knowledge.document.addText")}</span>
        </Button>
        <Button onClick={choice.open}>
          <Upload />
          <span className="max-sm:sr-only">{t("knowledge.document.upload")}</span>
        </Button>
      </KnowledgeHeader>
      <div className="quiet-scroll min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto grid w-full max-w-[60rem] gap-4 px-4 pt-1 pb-16 md:px-6">
          <BaseFacts base={base} />
          <UploadList knowledgeBaseId={base.id} />
          <DocumentList base={base} onReplace={(documentId, files) => add(files, documentId)} empty={empty} />
        </div>
      </div>
      {choice.input}
      {pasted === null ? null : (
        <AddTextDialog base={base} initialText={pasted} onClose={() => setPasted(null)} />
      )}
    </DropArea>
  );
}

/** One base: its documents, and everything to bring more into it. */
export function BasePage() {
  const { knowledgeBaseId } = route.useParams();
  const base = trpc.knowledge.get.useQuery({ knowledgeBaseId });

  if (base.data) return <BaseView key={knowledgeBaseId} base={base.data} />;
  if (base.isError) {
    const { reason } = toFailure(base.error);
    if (reason === "NOT_FOUND" || reason === "INVALID_INPUT") return <KnowledgeGone what="base" />;
    return (
      <>
        <KnowledgeHeader title={null} trail={[]} />
        <div className="p-5">
          <LoadFailure error={base.error} onRetry={() => void base.refetch()} />
        </div>
      </>
    );
  }

  return <KnowledgeHeader title={null} trail={[]} />;
}
