import type { TokenUsage } from "../../billing/token-usage.ts";
import { countTokens } from "../count-tokens.ts";

/** What an answer without the provider's count used: the prompt as counted, and the text delivered. */
export function estimateUsage(promptTokens: number, content: string, reasoning: string): TokenUsage {
  return {
    fresh: promptTokens,
    cached: 0,
    cacheWrite: 0,
    output: countTokens(content),
    reasoning: countTokens(reasoning),
  };
}
