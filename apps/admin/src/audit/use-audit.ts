import { keepPreviousData } from "@tanstack/react-query";
import { useMemo } from "react";
import { trpc } from "../api/trpc.ts";
import { type AuditSearch, auditFilter } from "./audit-search.ts";

/** The events that an address asks for, the newest first, page by page. */
export function useAudit(search: AuditSearch) {
  const found = trpc.admin.audit.list.useInfiniteQuery(
    { ...auditFilter(search), limit: 100 },
    { getNextPageParam: ({ nextCursor }) => nextCursor, placeholderData: keepPreviousData },
  );
  const events = useMemo(() => found.data?.pages.flatMap(({ items }) => items) ?? null, [found.data]);

  return { ...found, events };
}
