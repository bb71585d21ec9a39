import type { Chunk } from "@claw/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useApp } from "../../app/app-context.ts";

type Window = { from: number; limit: number };

function windowAt(from: number): Window {
  return { from, limit: pageSize };
}

const pageSize = 30;
/** So much of what stands before a cited passage is shown with it. */
const lead = 6;

/**
 * A document's passages around a place, in order, and more of them in both directions.
 * @param versionId the version that is read; another one is read anew
 * @param anchor the ordinal to begin around; null while nobody knows yet
 */
export function usePassages(documentId: string, versionId: string | null, anchor: number | null) {
  const { browser } = useApp();
  const query = useInfiniteQuery({
    queryKey: ["passages", documentId, versionId, anchor],
    enabled: anchor !== null,
    initialPageParam: windowAt(Math.max(0, (anchor ?? 0) - lead)),
    queryFn: ({ pageParam, signal }) =>
      browser.trpc.knowledge.chunks.query({ documentId, ...pageParam }, { signal }),
    getNextPageParam: ({ items, total }, _, { from }): Window | undefined => {
      const next = from + items.length;
      return items.length > 0 && next < total ? windowAt(next) : undefined;
    },
    getPreviousPageParam: (_page, _pages, { from }): Window | undefined => {
      const before = Math.max(0, from - pageSize);
      return from > 0 ? { from: before, limit: from - before } : undefined;
    },
  });
  const pages = query.data?.pages;
  const passages = useMemo<Chunk[]>(() => pages?.flatMap(({ items }) => items) ?? [], [pages]);

  return { passages, total: pages?.at(-1)?.total ?? 0, query };
}
