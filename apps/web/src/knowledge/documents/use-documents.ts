import type { Document } from "@claw/contract";
import { keepPreviousData } from "@tanstack/react-query";
import { useMemo } from "react";
import { trpc } from "../../api/trpc.ts";
import type { DocumentFilter } from "../cache/document-pages.ts";
import { flattenDocuments } from "../cache/document-pages.ts";

/** A base's documents as far as they are loaded, with what is asked of them. */
export function useDocuments(knowledgeBaseId: string, { status, query }: DocumentFilter) {
  const list = trpc.knowledge.documents.useInfiniteQuery(
    { knowledgeBaseId, limit: 50, ...(status ? { status } : {}), ...(query ? { query } : {}) },
    { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
  );
  const pages = list.data?.pages;
  const documents = useMemo<Document[]>(() => (pages ? flattenDocuments(pages) : []), [pages]);

  return { documents, list };
}
