import fc from "fast-check";
import { expect, test } from "vitest";
import { boundPromptTokens, countPromptTokens, countTokens } from "./count-tokens.ts";

test("text is counted about as its tokenizer counts it", async () => {
  expect(await countTokens("")).toBe(0);
  expect(await countTokens("Hello, world!")).toBe(4);
  expect(await countTokens("The quick brown fox. ".repeat(100))).toBeGreaterThan(480);
  expect(await countTokens("The quick brown fox. ".repeat(100))).toBeLessThan(520);
});

test("text that looks like a control token is text", async () => {
  expect(await countTokens("<|endoftext|>")).toBeGreaterThan(1);
});

test("a run without end is counted in time that grows with its length, and leaves turns to others", async () => {
  let turns = 0;
  const counting = countTokens("字".repeat(100_000));
  const timer = setInterval(() => {
    turns += 1;
  }, 0);
  expect(await counting).toBeGreaterThan(0);
  clearInterval(timer);

  expect(turns).toBeGreaterThan(0);
});

test("the bound is never below the count", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary" }), async (content) => {
      const turns = [{ role: "user", content } as const];

      expect(await countPromptTokens(turns)).toBeLessThanOrEqual(boundPromptTokens(turns));
    }),
  );
});
