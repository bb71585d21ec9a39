import { expect, test } from "vitest";
import { draftOf, isOdd, saidPrices, wrongKinds } from "./price-draft.ts";

const prices = {
  input: "20.000000",
  output: "100.500000",
  cached: "0.200000",
  cacheWrite: "20.000000",
  reasoning: "100.500000",
  perRequest: "0.000000",
};
const current = {
  id: "1",
  prices,
  said: ["cached" as const],
  validFrom: "2026-11-22T08:00:00.000Z",
  validUntil: null,
  state: "current" as const,
};

test("a draft begins with what was said, without idle zeros, and says the same again", () => {
  const draft = draftOf({ prices }, current);

  expect(draft).toEqual({
    input: "20",
    output: "100.5",
    cached: "0.2",
    cacheWrite: "",
    reasoning: "",
    perRequest: "",
  });
  expect(saidPrices(draft)).toEqual({ input: "20", output: "100.5", cached: "0.2" });
  expect(draftOf({ prices }, null).cached).toBe("");
});

test("what is no price is named, and nothing is said meanwhile", () => {
  const draft = { ...draftOf({ prices }, null), input: "", cached: "1e3", output: "1.1234567" };

  expect(wrongKinds(draft)).toEqual(["input", "output", "cached"]);
  expect(saidPrices(draft)).toBe(null);
});

test("nothing and far too much are odd, nothing per request is not", () => {
  expect(isOdd({ input: "0", output: "1" })).toBe(true);
  expect(isOdd({ input: "1", output: "1000.1" })).toBe(true);
  expect(isOdd({ input: "1", output: "1000", perRequest: "0" })).toBe(false);
});
