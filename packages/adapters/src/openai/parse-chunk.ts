import { DomainError } from "@claw/contract";
import type { ReportedUsage } from "@claw/core";
import { normaliseUsage } from "./normalise-usage.ts";

export type ParsedChunk = {
  text: string;
  reasoning: string;
  usage: ReportedUsage | null;
  finishReason: string | null;
};

/**
 * One `chat.completion.chunk` (OpenAI API reference, "Chat completion chunk object"). Vendors differ: reasoning comes
 * as `reasoning_content` (Zhipu, DeepSeek) or `reasoning`, usage with the last choice or after it.
 * PROVIDER_FAILED for a chunk that cannot be read, for it may have held text, and for one that reports an error.
 */
export function parseChunk(data: string): ParsedChunk {
  const chunk = parseObject(data);
  if (chunk.error) throw new DomainError("PROVIDER_FAILED", { message: providerFailed, cause: chunk.error });

  const choice = first(chunk.choices);
  const delta = object(choice.delta);
  const finishReason = choice.finish_reason;

  return {
    text: string(delta.content),
    reasoning: string(delta.reasoning_content) || string(delta.reasoning),
    usage: normaliseUsage(chunk.usage),
    finishReason: typeof finishReason === "string" ? finishReason : null,
  };
}

export const providerFailed = "The model's provider failed. Try again, or choose another model.";

type Fields = Readonly<Record<string, unknown>>;

function parseObject(data: string): Fields {
  try {
    const value: unknown = JSON.parse(data);
    if (isObject(value)) return value;
  } catch (error) {
    throw new DomainError("PROVIDER_FAILED", { message: providerFailed, cause: error });
  }

  throw new DomainError("PROVIDER_FAILED", { message: providerFailed, cause: "a chunk is not an object" });
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function object(value: unknown): Fields {
  return isObject(value) ? value : {};
}

function first(value: unknown): Fields {
  return Array.isArray(value) ? object(value[0]) : {};
}

function string(value: unknown): string {
  return typeof value === "string" ? value : "";
}
