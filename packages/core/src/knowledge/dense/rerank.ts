import type { Reranker, Rerankers } from "../ports.ts";
import { type CallDeps, callProvider, type Payer } from "./call-provider.ts";

/** A reranker behind the gate: each request is a provider call of the person who asks. */
export type Reranking = {
  readonly model: string;
  /** A score for each passage, in their order; higher is better. Throws a DomainError where the provider fails. */
  rerank(payer: Payer, question: string, passages: readonly string[], signal: AbortSignal): Promise<number[]>;
};

/** In milliseconds: somebody waits for it, and there is an order already. */
const timeLimit = 5_000;

/** The reranker that is chosen when it is asked for; null where none is. */
export function createReranking(deps: CallDeps & { rerankers: Rerankers }): () => Reranking | null {
  return () => {
    const { defaultModel, find } = deps.rerankers;
    const reranker = defaultModel === null ? null : find(defaultModel);

    return reranker && behindGate(deps, reranker);
  };
}

function behindGate(deps: CallDeps, reranker: Reranker): Reranking {
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
