/** How the provider is to answer. It travels as the text of the question, which every relay passes on. */
export type Plan =
  /** As fast as the connection takes it. */
  | { kind: "burst"; tokens: number }
  /** The first token at once, then evenly. */
  | { kind: "paced"; tokens: number; tokensPerSecond: number };

export function writeQuestion(plan: Plan): string {
  return plan.kind === "burst" ? `burst ${plan.tokens}` : `paced ${plan.tokens} ${plan.tokensPerSecond}`;
}

/** The inverse of {@link writeQuestion}. Throws for any other text. */
export function readQuestion(question: string): Plan {
  const [, kind, tokens, tokensPerSecond] = /^(burst|paced) (\d+)(?: (\d+))?$/.exec(question) ?? [];
  if (kind === "burst") return { kind, tokens: Number(tokens) };
  if (kind === "paced" && tokensPerSecond !== undefined) {
    return { kind, tokens: Number(tokens), tokensPerSecond: Number(tokensPerSecond) };
  }

  throw new Error(`not a question of this benchmark: ${question}`);
}
