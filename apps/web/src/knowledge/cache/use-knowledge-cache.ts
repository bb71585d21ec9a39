import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { createQueryUtils } from "../../api/query-utils.ts";
import { createKnowledgeCache, type KnowledgeCache } from "./knowledge-cache.ts";

/** The cache of bases and documents, for the pages that show them. */
export function useKnowledgeCache(): KnowledgeCache {
  const queryClient = useQueryClient();

  return useMemo(() => createKnowledgeCache(queryClient, createQueryUtils(queryClient)), [queryClient]);
}
