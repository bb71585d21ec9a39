import type { ProviderCall } from "@claw/contract";
import { isZero } from "@claw/ui/format";

export type TokenKind = "fresh" | "cached" | "cacheWrite" | "output" | "reasoning";

/** Tokens of one kind, with the price of a million of them. */
export type PricedTokens = { kind: TokenKind; tokens: number; price: string };

/** What a call counted, kind by kind; those that it had none of are left out. */
export function pricedTokens(
  call: Pick<
    ProviderCall,
    "price" | "freshTokens" | "cachedTokens" | "cacheWriteTokens" | "outputTokens" | "reasoningTokens"
  >,
): PricedTokens[] {
  const { price } = call;
  const kinds: PricedTokens[] = [
    { kind: "fresh", tokens: call.freshTokens, price: price.input },
    { kind: "cached", tokens: call.cachedTokens, price: price.cached },
    { kind: "cacheWrite", tokens: call.cacheWriteTokens, price: price.cacheWrite },
    { kind: "output", tokens: call.outputTokens, price: price.output },
    { kind: "reasoning", tokens: call.reasoningTokens, price: price.reasoning },
  ];

  return kinds.filter(({ tokens }) => tokens > 0);
}

/** What each request costs besides its tokens; null for nothing. */
export function requestPrice({ price }: Pick<ProviderCall, "price">): string | null {
  return isZero(price.perRequest) ? null : price.perRequest;
}
