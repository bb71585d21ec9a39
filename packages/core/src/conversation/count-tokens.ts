import { setImmediate } from "node:timers/promises";
import type { ChatTurn } from "./ports.ts";

/**
 * A byte-pair merge takes time in the square of an unbroken run, and Han text or base64 has runs without end:
 * counting piece by piece keeps it linear, at the price of about one token in a hundred.
 */
const pieceLength = 256;
/** Measured at up to 2.6 µs a character: others get their turn about every 10 ms. */
const charactersPerTurn = 4_096;
/** Text that looks like a control token of the tokenizer is text. */
const options = { disallowedSpecial: new Set<string>() };
/** What the frame around each message of a chat costs (OpenAI cookbook, "How to count tokens"). */
const tokensPerMessage = 4;

/** Tokens of a text by OpenAI's o200k_base, which is close to what other vendors count; the provider's own count wins. */
export async function countTokens(text: string): Promise<number> {
  // A fifth of a server's start, of which most have no need: providers count what they are asked.
  const { countTokens: countBpe } = await import("gpt-tokenizer/encoding/o200k_base");
  let tokens = 0;
  for (let at = 0; at < text.length; at += pieceLength) {
    if (at > 0 && at % charactersPerTurn === 0) await setImmediate();
    tokens += countBpe(text.slice(at, at + pieceLength), options);
  }

  return tokens;
}

/** The same for messages, with the frame around each. */
export async function countPromptTokens(
  turns: Iterable<ChatTurn> | AsyncIterable<ChatTurn>,
): Promise<number> {
  let tokens = 0;
  for await (const { content } of turns) tokens += (await countTokens(content)) + tokensPerMessage;

  return tokens;
}

/** A number that the count cannot exceed, without counting: a byte-level tokenizer makes at most one token a byte. */
export function boundPromptTokens(turns: readonly ChatTurn[]): number {
  return turns.reduce((sum, { content }) => sum + Buffer.byteLength(content) + tokensPerMessage, 0);
}
