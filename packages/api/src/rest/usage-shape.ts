import { UsageGroup, UsageReport, type UsageSums } from "@claw/contract";
import { z } from "zod";
import { Cost, costOf } from "./primitives.ts";

const count = z.number().int();

const sums = {
  calls: count,
  estimated_calls: count.meta({ description: "Of these, counted here and not by the provider" }),
  fresh_tokens: count,
  cached_tokens: count,
  cache_write_tokens: count,
  output_tokens: count,
  reasoning_tokens: count,
  total_tokens: count,
  cost: Cost,
};

export const RestUsage = z
  .object({
    from: UsageReport.shape.from,
    to: UsageReport.shape.to,
    group_by: UsageReport.shape.groupBy,
    groups: z.array(
      z.object({
        key: UsageGroup.shape.key.meta({ description: "A day, a model, a purpose or an id" }),
        label: UsageGroup.shape.label,
        sub_key: UsageGroup.shape.subKey.meta({ description: "Of `then_by`" }),
        ...sums,
      }),
    ),
    total: z.object(sums),
  })
  .meta({ id: "Usage" });

export function presentUsage({ from, to, groupBy, groups, total }: UsageReport): z.infer<typeof RestUsage> {
  return {
    from,
    to,
    group_by: groupBy,
    groups: groups.map((group) => ({
      key: group.key,
      label: group.label,
      sub_key: group.subKey,
      ...presentSums(group),
    })),
    total: presentSums(total),
  };
}

function presentSums(of: UsageSums) {
  return {
    calls: of.calls,
    estimated_calls: of.estimatedCalls,
    fresh_tokens: of.freshTokens,
    cached_tokens: of.cachedTokens,
    cache_write_tokens: of.cacheWriteTokens,
    output_tokens: of.outputTokens,
    reasoning_tokens: of.reasoningTokens,
    total_tokens: of.totalTokens,
    cost: costOf(of.cost),
  };
}
