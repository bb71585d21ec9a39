import { keepPreviousData } from "@tanstack/react-query";
import { trpc } from "../../api/trpc.ts";
import { usePagesOf } from "../../page/use-pages.ts";
import { isAmount } from "../frame/yuan.ts";
import type { LedgerSearch } from "../money-search.ts";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What an address asks of the ledger, as the contract has it; what cannot be an id or an amount is left out. */
export function ledgerFilter({ q, kind, account, org, user, least, most, from, to }: LedgerSearch) {
  return {
    ...(q && uuid.test(q) ? { id: q } : {}),
    ...(kind ? { kinds: [kind] } : {}),
    ...(account ? { account } : {}),
    ...(org && uuid.test(org) ? { organizationId: org } : {}),
    ...(user && uuid.test(user) ? { userId: user } : {}),
    ...(least && isAmount(least) ? { amountFrom: least } : {}),
    ...(most && isAmount(most) ? { amountTo: most } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  };
}

export function isId(text: string): boolean {
  return uuid.test(text);
}

/** Everybody's movements as far as they are loaded, the newest first. */
export function useLedger(search: LedgerSearch) {
  const query = trpc.admin.money.ledger.useInfiniteQuery(
    { ...ledgerFilter(search), limit: 50 },
    { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData, staleTime: 0 },
  );

  return usePagesOf(query);
}
