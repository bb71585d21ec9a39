/** How the provider is to answer. It travels as the text of the question, which every relay passes on. */
export type Plan =
  /** As fast as the connection takes it, after a while. Width: characters of filling in each token. */
  | { kind: "burst"; tokens: number; width: number; afterMs: number }
  /** The first token at once, then evenly. */
  | { kind: "paced"; tokens: number; tokensPerSecond: number }
  /** Markdown: the beginning at once, the rest evenly. */
  | { kind: "markdown"; atOnce: number; tokens: number; tokensPerSecond: number };

export function writeQuestion(plan: Plan): string {
  switch (plan.kind) {
    case "burst":
      return `burst ${plan.tokens} ${plan.width} ${plan.afterMs}`;
    case "paced":
      return `paced ${plan.tokens} ${plan.tokensPerSecond}`;
    case "markdown":
      return `markdown ${plan.atOnce} ${plan.tokens} ${plan.tokensPerSecond}`;
  }
}

/** The inverse of {@link writeQuestion}; null for any other text. */
export function readQuestion(question: string): Plan | null {
  const burst = /^burst (\d+) (\d+) (\d+)$/.exec(question)?.slice(1).map(Number);
  if (burst) {
    const [tokens = 0, width = 0, afterMs = 0] = burst;
    return { kind: "burst", tokens, width, afterMs };
  }

  const paced = /^paced (\d+) (\d+)$/.exec(question)?.slice(1).map(Number);
  if (paced) {
    const [tokens = 0, tokensPerSecond = 1] = paced;
    return { kind: "paced", tokens, tokensPerSecond };
  }

  const markdown = /^markdown (\d+) (\d+) (\d+)$/.exec(question)?.slice(1).map(Number);
  if (markdown) {
    const [atOnce = 0, tokens = 0, tokensPerSecond = 1] = markdown;
    return { kind: "markdown", atOnce, tokens, tokensPerSecond };
  }

  return null;
}
