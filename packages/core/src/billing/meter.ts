import { countTokens } from "../conversation/count-tokens.ts";

/** How far an answer is into what is paid for. */
export interface Meter {
  /**
   * Notes text that was delivered; true where it may be more than what is paid for. Then {@link measure}.
   */
  add(text: string): boolean;
  /** Counts what was noted; true where it is more than what is paid for. */
  measure(): Promise<boolean>;
  /** Tokens that were counted so far. */
  readonly counted: number;
  /** So many tokens more are paid for. */
  allow(tokens: number): void;
}

/**
 * Providers are asked for no more tokens than there is money for, and this is for those that send more. Text is counted
 * only when it is so long that it might be too much (a Han character is a token at most, two Latin ones are one; what
 * breaks this rule is found later, and charged all the same), and each piece once.
 * @param tokens that are paid for; Infinity where they cost nothing
 */
export function createMeter(tokens: number): Meter {
  let allowed = tokens;
  let counted = 0;
  let bound = 0;
  let uncounted = "";

  return {
    add(text) {
      if (allowed === Number.POSITIVE_INFINITY) return false;
      bound += (text.length + Buffer.byteLength(text)) / 4;
      uncounted += text;

      return counted + bound > allowed;
    },
    async measure() {
      const text = uncounted;
      uncounted = "";
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
