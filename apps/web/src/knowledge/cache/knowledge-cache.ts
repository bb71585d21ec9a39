import type { AppRouter } from "@claw/api";
import type {
  Document,
  DocumentPage,
  KnowledgeBase,
  KnowledgeBasePage,
  KnowledgeEvent,
} from "@claw/contract";
import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import { type createTRPCQueryUtils, getQueryKey } from "@trpc/react-query";
import { trpc } from "../../api/trpc.ts";
import { type DocumentFilter, newer, putDocument, removeDocument } from "./document-pages.ts";

export type KnowledgeUtils = Pick<ReturnType<typeof createTRPCQueryUtils<AppRouter>>, "knowledge">;

/** What this page remembers of one's bases and documents, and how news change it. */
export type KnowledgeCache = {
  putBase(base: KnowledgeBase): void;
  removeBase(knowledgeBaseId: string): void;
  putDocument(document: Document): void;
  removeDocument(knowledgeBaseId: string, documentId: string): void;
  apply(event: KnowledgeEvent): void;
  /** News may have been missed. */
  reloadAll(): void;
  /** News will be missed: what is known is read again when it is looked at. */
  markStale(): void;
};

type DocumentLists = InfiniteData<DocumentPage>;
type BaseLists = InfiniteData<KnowledgeBasePage>;

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** What a list was asked for: the input within its key. */
function inputOf(queryKey: readonly unknown[]): DocumentFilter & { knowledgeBaseId?: string } {
  const options = queryKey[1];
  return isObject(options) && "input" in options && isObject(options.input) ? options.input : {};
}

export function createKnowledgeCache(queryClient: QueryClient, utils: KnowledgeUtils): KnowledgeCache {
  const basesKey = getQueryKey(trpc.knowledge.list, undefined, "infinite");
  const documentsKey = getQueryKey(trpc.knowledge.documents, undefined, "infinite");

  const updateBases = (update: (items: KnowledgeBase[], isFirst: boolean) => KnowledgeBase[]) => {
    for (const [queryKey, data] of queryClient.getQueriesData<BaseLists>({ queryKey: basesKey })) {
      if (!data) continue;
      const pages = data.pages.map((page, index) => ({ ...page, items: update(page.items, index === 0) }));
      queryClient.setQueryData<BaseLists>(queryKey, { ...data, pages });
    }
  };
  const updateDocuments = (
    knowledgeBaseId: string,
    update: (pages: DocumentPage[], filter: DocumentFilter) => DocumentPage[],
  ) => {
    for (const [queryKey, data] of queryClient.getQueriesData<DocumentLists>({ queryKey: documentsKey })) {
      const input = inputOf(queryKey);
      if (!data || input.knowledgeBaseId !== knowledgeBaseId) continue;
      queryClient.setQueryData<DocumentLists>(queryKey, { ...data, pages: update(data.pages, input) });
    }
  };

  const cache: KnowledgeCache = {
    putBase(base) {
      const isListed = queryClient
        .getQueriesData<BaseLists>({ queryKey: basesKey })
        .some(([, data]) => data?.pages.some((page) => page.items.some(({ id }) => id === base.id)));
      utils.knowledge.get.setData({ knowledgeBaseId: base.id }, base);
      updateBases((items, isFirst) =>
        isListed || !isFirst ? items.map((item) => (item.id === base.id ? base : item)) : [base, ...items],
      );
      if (!isListed) void utils.knowledge.quota.invalidate();
    },
    removeBase(knowledgeBaseId) {
      updateBases((items) => items.filter(({ id }) => id !== knowledgeBaseId));
      queryClient.removeQueries({ queryKey: getQueryKey(trpc.knowledge.get, { knowledgeBaseId }, "query") });
      void utils.knowledge.quota.invalidate();
    },
    putDocument(document) {
      updateDocuments(document.knowledgeBaseId, (pages, filter) => putDocument(pages, document, filter));
      utils.knowledge.getDocument.setData({ documentId: document.id }, (known) =>
        known ? { ...known, ...newer(known, document) } : known,
      );
      if (hasEnded(document)) void utils.knowledge.getDocument.invalidate({ documentId: document.id });
    },
    removeDocument(knowledgeBaseId, documentId) {
      updateDocuments(knowledgeBaseId, (pages) => removeDocument(pages, documentId));
      queryClient.removeQueries({
        queryKey: getQueryKey(trpc.knowledge.getDocument, { documentId }, "query"),
      });
      void utils.knowledge.get.invalidate({ knowledgeBaseId });
      void utils.knowledge.quota.invalidate();
    },
    apply(event) {
      switch (event.type) {
        case "document":
          return cache.putDocument(event.document);
        case "documentDeleted":
          return cache.removeDocument(event.knowledgeBaseId, event.documentId);
        case "knowledgeBase":
          return cache.putBase(event.knowledgeBase);
        case "knowledgeBaseDeleted":
          return cache.removeBase(event.knowledgeBaseId);
        case "reset":
          return cache.reloadAll();
      }
    },
    reloadAll() {
      void utils.knowledge.invalidate();
    },
    markStale() {
      void utils.knowledge.invalidate(undefined, { refetchType: "none" });
    },
  };

  return cache;
}

/** Nothing more will happen to it by itself. */
export function hasEnded({ status }: Pick<Document, "status">): boolean {
  return status === "ready" || status === "failed" || status === "cancelled";
}
