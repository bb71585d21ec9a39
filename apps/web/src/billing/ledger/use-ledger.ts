import type { LedgerItem } from "@claw/contract";
import { keepPreviousData } from "@tanstack/react-query";
import { useMemo } from "react";
import { trpc } from "../../api/trpc.ts";
import type { LedgerSearch } from "../billing-search.ts";

/** What an address asks of the ledger, as the contract has it. */
export function ledgerFilter({ kind, from, to, conversation }: LedgerSearch) {
  return {
    ...(kind ? { kind } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(conversation ? { conversationId: conversation } : {}),
  };
}

/** Movements on the wallet as far as they are loaded, the newest first. */
export function useLedger(search: LedgerSearch) {
  const list = trpc.billing.ledger.useInfiniteQuery(
    { ...ledgerFilter(search), limit: 50 },
    { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData, staleTime: 0 },
  );
  const pages = list.data?.pages;
  const items = useMemo<LedgerItem[]>(() => pages?.flatMap((page) => page.items) ?? [], [pages]);

  return { items, list };
}
