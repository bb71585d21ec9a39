import { expect, test } from "vitest";
import { pricedTokens, requestPrice } from "./priced-tokens.ts";

const call = {
  freshTokens: 239,
  cachedTokens: 15_872,
  cacheWriteTokens: 0,
  outputTokens: 2,
  reasoningTokens: 0,
  price: {
    input: "2.000000",
    cached: "0.200000",
    cacheWrite: "2.000000",
    output: "8.000000",
    reasoning: "8.000000",
    perRequest: "0.000000",
  },
};

test("each kind that was counted comes with its own price", () => {
  expect(pricedTokens(call)).toEqual([
    { kind: "fresh", tokens: 239, price: "2.000000" },
    { kind: "cached", tokens: 15_872, price: "0.200000" },
    { kind: "output", tokens: 2, price: "8.000000" },
  ]);
});

test("a price per request is told only where there is one", () => {
  expect(requestPrice(call)).toBeNull();
  expect(requestPrice({ price: { ...call.price, perRequest: "0.010000" } })).toBe("0.010000");
});
