import fc from "fast-check";
import { expect, test } from "vitest";
import { normaliseUsage } from "./normalise-usage.ts";

const none = { fresh: 0, cached: 0, cacheWrite: 0, output: 0, reasoning: 0 };

test.each([
  ["OpenAI", { prompt_tokens: 1234, completion_tokens: 567 }, { ...none, fresh: 1234, output: 567 }],
  [
    "OpenAI with details",
    {
      prompt_tokens: 16_111,
      completion_tokens: 10,
      prompt_tokens_details: { cached_tokens: 15_872 },
      completion_tokens_details: { reasoning_tokens: 8 },
    },
    { ...none, fresh: 239, cached: 15_872, output: 2, reasoning: 8 },
  ],
  [
    "DeepSeek",
    { prompt_tokens: 100, completion_tokens: 5, prompt_cache_hit_tokens: 64, prompt_cache_miss_tokens: 36 },
    { ...none, fresh: 36, cached: 64, output: 5 },
  ],
  [
    "Anthropic",
    { input_tokens: 10, output_tokens: 5, cache_read_input_tokens: 3, cache_creation_input_tokens: 2 },
    { ...none, fresh: 10, cached: 3, cacheWrite: 2, output: 5 },
  ],
])("%s's usage becomes disjoint buckets", (_vendor, raw, usage) => {
  expect(normaliseUsage(raw)).toEqual({ usage, anomaly: null });
});

test.each([
  ["negative", { prompt_tokens: -1, completion_tokens: 2 }],
  ["not a number", { prompt_tokens: Number.NaN, completion_tokens: 2 }],
  ["text", { prompt_tokens: "12", completion_tokens: 2 }],
  ["null", { prompt_tokens: null, completion_tokens: 2 }],
  ["a fraction", { prompt_tokens: 1.5, completion_tokens: 2 }],
  ["missing", {}],
  ["no object", "12"],
])("a count that is %s is not believed, and recorded", (_what, raw) => {
  expect(normaliseUsage(raw)).toEqual({ usage: null, anomaly: expect.any(String) });
});

test("cached tokens that exceed the prompt are priced as fresh, and recorded", () => {
  const raw = { prompt_tokens: 10, completion_tokens: 1, prompt_tokens_details: { cached_tokens: 11 } };

  expect(normaliseUsage(raw)).toEqual({
    usage: { ...none, fresh: 10, output: 1 },
    anomaly: expect.any(String),
  });
});

test("the buckets always add up to the provider's totals", () => {
  const count = fc.nat(1_000_000);
  fc.assert(
    fc.property(count, count, count, count, (prompt, completion, cached, thinking) => {
      const reported = normaliseUsage({
        prompt_tokens: prompt,
        completion_tokens: completion,
        prompt_tokens_details: { cached_tokens: cached },
        completion_tokens_details: { reasoning_tokens: thinking },
      });
      const usage = reported?.usage ?? none;

      expect(usage.fresh + usage.cached + usage.cacheWrite).toBe(prompt);
      expect(usage.output + usage.reasoning).toBe(completion);
    }),
  );
});

test("no usage is no usage", () => {
  expect(normaliseUsage(null)).toBeNull();
  expect(normaliseUsage(undefined)).toBeNull();
});
