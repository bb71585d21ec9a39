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

export const MILLION = 1_000_000n;

/** Whether calls at a price cost nothing. */
export function isFree(price: CallPrice): boolean {
  return dearestInput(price) === 0n && dearestOutput(price) === 0n && price.perRequest === 0n;
}

/** The most that a token of the prompt can cost, in micro-yuan per million. */
export function dearestInput({ input, cached, cacheWrite }: CallPrice): bigint {
  return [cached ?? input, cacheWrite ?? input].reduce((most, one) => (one > most ? one : most), input);
}

/** The most that a token of the answer can cost, in micro-yuan per million. */
export function dearestOutput({ output, reasoning }: CallPrice): bigint {
  return reasoning !== null && reasoning > output ? reasoning : output;
}

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

/** How many tokens of an answer an amount pays for, in whole; null for any number, where they cost nothing. */
export function affordableOutput(micro: bigint, price: CallPrice): number | null {
  const each = dearestOutput(price);
  if (each === 0n) return null;

  return micro <= 0n ? 0 : Number((micro * MILLION) / each);
}
