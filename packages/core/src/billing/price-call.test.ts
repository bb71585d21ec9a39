import { formatMicro, parseMicro } from "@claw/contract";
import { describe, expect, test } from "vitest";
import { type CallPrice, priceCall } from "./price-call.ts";
import { noUsage } from "./token-usage.ts";

/** ¥0.02 per 1000 tokens of any kind. */
const usual: CallPrice = {
  input: 20_000_000n,
  cached: null,
  cacheWrite: null,
  output: 20_000_000n,
  reasoning: null,
  perRequest: 0n,
};
const cachedPrice: CallPrice = { ...usual, input: 2_000_000n, cached: 200_000n, output: 8_000_000n };

describe("a call costs exactly its tokens at the frozen price", () => {
  test.each([
    ["1 token", { ...noUsage, fresh: 1 }, usual, 20n],
    ["1234 + 567 tokens", { ...noUsage, fresh: 1234, output: 567 }, usual, 36_020n],
    [
      "16 111 of which 15 872 cached, 2 out",
      { ...noUsage, fresh: 239, cached: 15_872, output: 2 },
      cachedPrice,
      3_668n,
    ],
    ["2e9 tokens", { ...noUsage, fresh: 2_000_000_000 }, usual, 40_000_000_000n],
    ["nothing delivered", noUsage, { ...usual, perRequest: 5n }, 0n],
    ["half a micro-yuan, up", { ...noUsage, output: 1 }, { ...usual, output: 500_000n }, 1n],
    ["less than half, down", { ...noUsage, output: 1 }, { ...usual, output: 499_999n }, 0n],
    ["a cached price that is not set is the input's, never 0", { ...noUsage, cached: 10 }, usual, 200n],
    ["a reasoning price that is not set is the output's", { ...noUsage, reasoning: 10 }, usual, 200n],
    ["the price per request once", { ...noUsage, fresh: 1 }, { ...usual, perRequest: 7n }, 27n],
  ])("%s", (_name, usage, price, micro) => {
    expect(priceCall(usage, price)).toBe(micro);
  });
});

test("amounts travel as decimal strings and come back the same", () => {
  expect(formatMicro(36_020n)).toBe("0.036020");
  expect(formatMicro(-1n)).toBe("-0.000001");
  for (const micro of [0n, 1n, -1n, 36_020n, 40_000_000_000n, -1_234_567n]) {
    expect(parseMicro(formatMicro(micro))).toBe(micro);
  }
  expect(() => parseMicro("0.0000001")).toThrow(RangeError);
});
