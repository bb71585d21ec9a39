/** Tokens of one provider call in disjoint buckets: prompt = fresh + cached + cacheWrite, completion = output + reasoning. */
export type TokenUsage = {
  fresh: number;
  cached: number;
  cacheWrite: number;
  output: number;
  reasoning: number;
};

export type UsageSource = "provider" | "estimated" | "reconciled";

export const noUsage: TokenUsage = { fresh: 0, cached: 0, cacheWrite: 0, output: 0, reasoning: 0 };

export function promptTokens(usage: TokenUsage): number {
  return usage.fresh + usage.cached + usage.cacheWrite;
}

export function completionTokens(usage: TokenUsage): number {
  return usage.output + usage.reasoning;
}
