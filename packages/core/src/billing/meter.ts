import { countTokens } from "../conversation/count-tokens.ts";

/** The texts of an answer that grow while it is written. */
export type Growing = { readonly content: string; readonly reasoning: string };

/** How far an answer is into what is paid for. */
export interface Meter {
  /** Notes what the texts have grown by; true where it may be more than what is paid for. Then {@link measure}. */
  add(text: string): boolean;
  /** Counts what the texts have grown by since it last did; true where it is more than what is paid for. */
  measure(): Promise<boolean>;
  /** Tokens that were counted so far. */
  readonly counted: number;
  /** So many tokens more are paid for. */
  allow(tokens: number): void;
}

/**
 * Providers are asked for no more tokens than there is money for, and this is for those that send more. Text is counted
 * only when it is so long that it might be too much (a Han character is a token at most, two Latin ones are one; what
 * breaks this rule is found later, and charged all the same), and each piece once. It is read from the answer then: kept
 * here as well, its pieces would be half of all that lives on while answers are written.
 * @param tokens that are paid for; Infinity where they cost nothing
 */
export function createMeter(tokens: number, answer: Growing): Meter {
  let allowed = tokens;
  let counted = 0;
  let bound = 0;
  let measured = { content: answer.content.length, reasoning: answer.reasoning.length };

  return {
    add(text) {
      if (allowed === Number.POSITIVE_INFINITY) return false;
      bound += (text.length + Buffer.byteLength(text)) / 4;

      return counted + bound > allowed;
    },
    async measure() {
      const { content, reasoning } = answer;
      const text = reasoning.slice(measured.reasoning) + content.slice(measured.content);
      measured = { content: content.length, reasoning: reasoning.length };
      bound = 0;
      counted += await countTokens(text);

      return counted > allowed;
    },
    get counted() {
      return counted;
    },
    allow(more) {
      allowed += more;
    },
  };
}
