import type { TokenUsage } from "../../billing/token-usage.ts";
import { countPromptTokens, countTokens } from "../count-tokens.ts";
import type { ChatTurn } from "../ports.ts";

export type Delivered = { content: string; reasoning: string };

/** What a call without the provider's count used: the prompt and the text delivered, by tokenizer. Null for no text. */
export async function estimateUsage(
  prompt: Iterable<ChatTurn> | AsyncIterable<ChatTurn>,
  { content, reasoning }: Delivered,
): Promise<TokenUsage | null> {
  if (content === "" && reasoning === "") return null;

  return {
    fresh: await countPromptTokens(prompt),
    cached: 0,
    cacheWrite: 0,
    output: await countTokens(content),
    reasoning: await countTokens(reasoning),
  };
}
