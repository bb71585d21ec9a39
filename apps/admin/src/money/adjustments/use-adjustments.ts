import { trpc } from "../../api/trpc.ts";
import { usePages } from "../../page/use-pages.ts";
import { freshMs } from "../frame/use-refresh.ts";
import type { AdjustmentsSearch } from "../money-search.ts";

/** Those that wait for a second operator first, then the newest. */
export function useAdjustments({ q, status, user }: AdjustmentsSearch) {
  const { client } = trpc.useUtils();
  const input = {
    ...(q ? { query: q } : {}),
    ...(status ? { status } : {}),
    ...(user ? { userId: user } : {}),
  };

  return usePages(
    ["money", "adjustments", input],
    (skip) => client.admin.money.adjustments.query({ ...input, skip, limit: 50 }),
    freshMs,
  );
}

/** One adjustment, as it is now. */
export function useAdjustment(adjustmentId: string) {
  const { client } = trpc.useUtils();

  return usePages(
    ["money", "adjustment", adjustmentId],
    (skip) => client.admin.money.adjustments.query({ adjustmentId, skip, limit: 1 }),
    freshMs,
  );
}
