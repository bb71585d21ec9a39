import { keepPreviousData } from "@tanstack/react-query";
import { trpc } from "../api/trpc.ts";
import { usePagesOf } from "../page/use-pages.ts";
import { type AuditSearch, auditFilter } from "./audit-search.ts";

/** The events that an address asks for, the newest first, page by page. */
export function useAudit(search: AuditSearch) {
  const query = trpc.admin.audit.list.useInfiniteQuery(
    { ...auditFilter(search), limit: 100 },
    { getNextPageParam: ({ nextCursor }) => nextCursor, placeholderData: keepPreviousData },
  );

  return usePagesOf(query);
}
