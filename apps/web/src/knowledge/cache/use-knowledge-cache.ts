import { useQueryClient } from "@tanstack/react-query";
import { createTRPCQueryUtils } from "@trpc/react-query";
import { useMemo } from "react";
import { useApp } from "../../app/app-context.ts";
import { createKnowledgeCache, type KnowledgeCache } from "./knowledge-cache.ts";

/** The cache of bases and documents, for the pages that show them. */
export function useKnowledgeCache(): KnowledgeCache {
  const queryClient = useQueryClient();
  const { browser } = useApp();

  return useMemo(
    () => createKnowledgeCache(queryClient, createTRPCQueryUtils({ queryClient, client: browser.trpc })),
    [queryClient, browser],
  );
}
