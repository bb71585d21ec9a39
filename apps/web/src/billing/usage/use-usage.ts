import type { GetUsage } from "@claw/contract";
import { chinaDayOf } from "@claw/ui/china-day";
import { keepPreviousData } from "@tanstack/react-query";
import { trpc } from "../../api/trpc.ts";
import type { UsageSearch } from "../billing-search.ts";
import { daysOf } from "./usage-range.ts";

/** The report that an address asks for. */
export function useUsage({ range = "30d", from, to, by = "day", scope = undefined }: UsageSearch) {
  const days = daysOf(range, chinaDayOf(new Date()), { ...(from ? { from } : {}), ...(to ? { to } : {}) });
  const input: GetUsage = {
    ...days,
    groupBy: by,
    ...(by === "day" ? { thenBy: "model" } : {}),
    scope: scope ?? "own",
  };
  const report = trpc.billing.usage.useQuery(input, { staleTime: 0, placeholderData: keepPreviousData });

  return { days, report };
}
