import { countTokens as countBpe } from "gpt-tokenizer/encoding/o200k_base";

/**
 * A byte-pair merge takes time in the square of an unbroken run, and Han text or base64 has runs without end:
 * counting piece by piece keeps it linear, at the price of about one token in a hundred.
 */
const pieceLength = 256;
/** Text that looks like a control token of the tokenizer is text. */
const options = { disallowedSpecial: new Set<string>() };

/** Tokens of a text by OpenAI's o200k_base, which is close to what other vendors count; the provider's own count wins. */
export function countTokens(text: string): number {
  let tokens = 0;
  for (let at = 0; at < text.length; at += pieceLength) {
    tokens += countBpe(text.slice(at, at + pieceLength), options);
  }

  return tokens;
}

/** What the frame around each message of a chat costs (OpenAI cookbook, "How to count tokens"). */
export const tokensPerTurn = 4;
