import { expect, test } from "vitest";
import { burstText } from "./burst-text.ts";
import { type Plan, readQuestion, writeQuestion } from "./plan.ts";
import { readStamps, stampedToken } from "./stamped-token.ts";

test("a plan survives its way as the text of a question, and any other text is refused", () => {
  const plans: Plan[] = [
    { kind: "burst", tokens: 2000, width: 5, afterMs: 100 },
    { kind: "paced", tokens: 12, tokensPerSecond: 100 },
  ];

  expect(plans.map((plan) => readQuestion(writeQuestion(plan)))).toEqual(plans);
  expect(readQuestion("paced 12")).toBeNull();
});

test("a burst's text differs where a token is missing or doubled", () => {
  expect(burstText(3, 0)).toBe(" 0 1 2");
  expect(burstText(2, 3)).toBe(" 0~~~ 1~~~");
});

test("stamps are read from a piece of several tokens", () => {
  const stamps = [
    { index: 7, sentMs: 123.456 },
    { index: 8, sentMs: 124 },
  ];

  expect(readStamps(stamps.map(stampedToken).join(""))).toEqual(stamps);
  expect(() => readStamps(" 7@x")).toThrow("not a stamped token");
});
