import { toFailure } from "@claw/client/browser";
import type { Document } from "@claw/contract";
import { useApp } from "../../app/app-context.ts";
import { useKnowledgeCache } from "../cache/use-knowledge-cache.ts";

export type DocumentDeeds = Record<"retry" | "cancel" | "reindex" | "remove", (document: Document) => void>;

/** What can be done with a document. What the server refuses is said in a notice. */
export function useDocumentDeeds(): DocumentDeeds {
  const { browser, notices } = useApp();
  const { knowledge } = browser.trpc;
  const cache = useKnowledgeCache();

  const told = (deed: Promise<void>) =>
    void deed.catch((error: unknown) => notices.tell("knowledge.document.failed", toFailure(error)));
  const change = (deed: Promise<Document>) => told(deed.then((document) => cache.putDocument(document)));

  return {
    retry: ({ id }) => change(knowledge.retryDocument.mutate({ documentId: id })),
    cancel: ({ id }) => change(knowledge.cancelDocument.mutate({ documentId: id })),
    reindex: ({ id }) => change(knowledge.reindexDocument.mutate({ documentId: id })),
    remove: ({ id, knowledgeBaseId }) =>
      told(
        knowledge.deleteDocument
          .mutate({ documentId: id })
          .then(() => cache.removeDocument(knowledgeBaseId, id)),
      ),
  };
}
