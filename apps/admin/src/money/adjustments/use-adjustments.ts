import type { Adjustment, AdjustmentPage } from "@claw/contract";
import { trpc } from "../../api/trpc.ts";
import { usePages } from "../frame/use-pages.ts";
import type { AdjustmentsSearch } from "../money-search.ts";

/** Those that wait for a second operator first, then the newest. */
export function useAdjustments({ q, status, user }: AdjustmentsSearch) {
  const { client } = trpc.useUtils();
  const input = {
    ...(q ? { query: q } : {}),
    ...(status ? { status } : {}),
    ...(user ? { userId: user } : {}),
  };

  return usePages<Adjustment, AdjustmentPage>(["adjustments", input], (skip) =>
    client.admin.money.adjustments.query({ ...input, skip, limit: 50 }),
  );
}

/** One adjustment, as it is now. */
export function useAdjustment(adjustmentId: string) {
  const { client } = trpc.useUtils();

  return usePages<Adjustment, AdjustmentPage>(["adjustment", adjustmentId], (skip) =>
    client.admin.money.adjustments.query({ adjustmentId, skip, limit: 1 }),
  );
}
