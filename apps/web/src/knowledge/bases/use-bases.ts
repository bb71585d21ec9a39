import type { KnowledgeBase } from "@claw/contract";
import { keepPreviousData } from "@tanstack/react-query";
import { useMemo } from "react";
import { trpc } from "../../api/trpc.ts";

/** One's bases, as far as they are loaded. */
export function useBases(query = "") {
  const list = trpc.knowledge.list.useInfiniteQuery(query === "" ? { limit: 50 } : { limit: 50, query }, {
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  const pages = list.data?.pages;
  const bases = useMemo<KnowledgeBase[]>(() => pages?.flatMap((page) => page.items) ?? [], [pages]);

  return { bases, list };
}
