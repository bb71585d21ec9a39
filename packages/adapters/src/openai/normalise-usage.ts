import type { ReportedUsage } from "@claw/core";

type Fields = Readonly<Record<string, unknown>>;

/**
 * The provider's count in disjoint buckets. Understands OpenAI (`prompt_tokens_details.cached_tokens`,
 * `completion_tokens_details.reasoning_tokens`), DeepSeek (`prompt_cache_hit_tokens`) and Anthropic
 * (`input_tokens` beside `cache_read_input_tokens` and `cache_creation_input_tokens`).
 * Parts that exceed their whole are priced at the fresh rate, totals that are no counts are not believed: both are
 * recorded as an anomaly. Null without any usage.
 */
export function normaliseUsage(raw: unknown): ReportedUsage | null {
  if (raw === null || raw === undefined) return null;
  if (!isFields(raw)) return { usage: null, anomaly: "usage is not an object" };
  if (raw.input_tokens !== undefined && raw.prompt_tokens === undefined) return fromAnthropic(raw);

  const prompt = count(raw.prompt_tokens);
  const completion = count(raw.completion_tokens);
  if (prompt === null || completion === null) return { usage: null, anomaly: `no counts: ${excerpt(raw)}` };

  const details = part(raw.prompt_tokens_details);
  const cached = count(details.cached_tokens ?? raw.prompt_cache_hit_tokens ?? 0);
  const reasoning = count(part(raw.completion_tokens_details).reasoning_tokens ?? 0);
  const isPromptWhole = cached !== null && cached <= prompt;
  const isCompletionWhole = reasoning !== null && reasoning <= completion;

  return {
    usage: {
      fresh: isPromptWhole ? prompt - cached : prompt,
      cached: isPromptWhole ? cached : 0,
      cacheWrite: 0,
      output: isCompletionWhole ? completion - reasoning : completion,
      reasoning: isCompletionWhole ? reasoning : 0,
    },
    anomaly: isPromptWhole && isCompletionWhole ? null : `parts exceed their whole: ${excerpt(raw)}`,
  };
}

function fromAnthropic(raw: Fields): ReportedUsage {
  const fresh = count(raw.input_tokens);
  const output = count(raw.output_tokens);
  const cached = count(raw.cache_read_input_tokens ?? 0);
  const cacheWrite = count(raw.cache_creation_input_tokens ?? 0);
  if (fresh === null || output === null || cached === null || cacheWrite === null) {
    return { usage: null, anomaly: `no counts: ${excerpt(raw)}` };
  }

  return { usage: { fresh, cached, cacheWrite, output, reasoning: 0 }, anomaly: null };
}

/** Tokens of one call; null for anything that cannot be such a count. */
function count(value: unknown): number | null {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 && value <= 2_000_000_000
    ? value
    : null;
}

function part(value: unknown): Fields {
  return isFields(value) ? value : {};
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function excerpt(raw: Fields): string {
  return JSON.stringify(raw).slice(0, 300);
}
