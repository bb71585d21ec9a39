import type { TokenUsage } from "./token-usage.ts";

/** Micro-yuan per 1 000 000 tokens of each bucket, and per request. A null price is the input's or the output's. */
export type CallPrice = {
  input: bigint;
  cached: bigint | null;
  cacheWrite: bigint | null;
  output: bigint;
  reasoning: bigint | null;
  perRequest: bigint;
};

const MILLION = 1_000_000n;

/**
 * What one provider call costs, in micro-yuan: exact in integers, rounded half up once.
 * A call of which nothing was delivered costs nothing, the price per request included.
 */
export function priceCall(usage: TokenUsage, price: CallPrice): bigint {
  const perMillion =
    BigInt(usage.fresh) * price.input +
    BigInt(usage.cached) * (price.cached ?? price.input) +
    BigInt(usage.cacheWrite) * (price.cacheWrite ?? price.input) +
    BigInt(usage.output) * price.output +
    BigInt(usage.reasoning) * (price.reasoning ?? price.output);
  const tokens = usage.fresh + usage.cached + usage.cacheWrite + usage.output + usage.reasoning;
  if (tokens === 0) return 0n;

  return (perMillion + MILLION / 2n) / MILLION + price.perRequest;
}
