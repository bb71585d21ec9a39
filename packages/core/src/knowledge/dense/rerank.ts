import type { Reranker } from "../ports.ts";
import { type CallDeps, callProvider, type Payer } from "./call-provider.ts";

/** A reranker behind the gate: each request is a provider call of the person who asks. */
export type Reranking = {
  readonly model: string;
  /** A score for each passage, in their order; higher is better. Throws a DomainError where the provider fails. */
  rerank(payer: Payer, question: string, passages: readonly string[], signal: AbortSignal): Promise<number[]>;
};

/** In milliseconds: somebody waits for it, and there is an order already. */
const timeLimit = 5_000;

/** Null without a reranker. */
export function createReranking(deps: CallDeps & { reranker: Reranker | null }): Reranking | null {
  const { reranker } = deps;
  if (!reranker) return null;

  return {
    model: reranker.model,
    async rerank(payer, question, passages, signal) {
      const { scores } = await callProvider(
        deps,
        {
          payer,
          purpose: "rerank",
          model: reranker.model,
          provider: reranker.provider,
          texts: [question, ...passages],
          timeLimit,
          ask: (call, within) => reranker.rerank(call, question, passages, within),
        },
        signal,
      );

      return scores;
    },
  };
}
