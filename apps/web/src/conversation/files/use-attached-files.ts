import { toFailure } from "@claw/client/browser";
import type { Document } from "@claw/contract";
import { useStore } from "@claw/ui/store";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useApp } from "../../app/app-context.ts";
import type { UploadItem } from "../../knowledge/upload/upload-queue.ts";
import type { BaseChoiceProps } from "../bases/base-picker.tsx";

export type AttachedFiles = {
  /** On their way to the server, or refused. */
  items: readonly UploadItem[];
  /** With the server, since this page was opened. */
  documents: readonly Document[];
  add(files: readonly File[]): void;
  dismiss(id: string): void;
};

/** Files that are given along with a conversation: they go into its first base, or into one that is made for them. */
export function useAttachedFiles({ value, onChange }: BaseChoiceProps): AttachedFiles {
  const t = useTranslations("composer");
  const { browser, uploads, notices } = useApp();
  const bases = trpc.useUtils().knowledge.list;
  const [documents, setDocuments] = useState<readonly Document[]>([]);
  const items = useStore(uploads.store).filter(({ knowledgeBaseId }) => value.includes(knowledgeBaseId));

  useEffect(
    () =>
      uploads.onSent((document) => {
        if (!value.includes(document.knowledgeBaseId)) return;
        setDocuments((known) => [...known.filter(({ id }) => id !== document.id), document]);
      }),
    [uploads, value],
  );

  const findBase = async () => {
    const [first] = value;
    if (first !== undefined) return first;

    const { id } = await browser.trpc.knowledge.create.mutate({ name: t("filesBase") });
    void bases.invalidate();
    onChange([...value, id]);
    return id;
  };

  return {
    items,
    documents: documents.filter(({ knowledgeBaseId }) => value.includes(knowledgeBaseId)),
    add(files) {
      if (files.length === 0) return;

      findBase().then(
        (knowledgeBaseId) => uploads.add({ knowledgeBaseId, documentId: null, files }, null),
        (error: unknown) => notices.tell("composer.filesFailed", toFailure(error)),
      );
    },
    dismiss(id) {
      uploads.cancel(id);
      setDocuments((known) => known.filter((document) => document.id !== id));
    },
  };
}
