import type { Embedded, Embedder, Embedders } from "@claw/core";
import { embedText } from "@claw/testing";

export type EmbedderFault = (texts: readonly string[], request: number) => void | Promise<void>;

/** Models that embed by words, and remember what they were asked for. */
export type ScriptedEmbedders = Embedders & {
  /** The texts of each request, by any model. */
  readonly requests: { model: string; texts: readonly string[] }[];
  /** The most requests that were under way at a time. */
  readonly mostAtOnce: number;
  /** Runs before each answer; what it throws is what the provider says. Null: nothing is wrong. */
  fail(fault: EmbedderFault | null): void;
  /** What a model's vectors are from now on: of this length. */
  resize(dimensions: number): void;
  /** What is said of tokens; null: nothing. */
  count: ((texts: readonly string[]) => number) | null;
  /** A model that is not offered any more. */
  drop(model: string): void;
};

export function scriptedEmbedders(batchSize = 4): ScriptedEmbedders {
  const requests: { model: string; texts: readonly string[] }[] = [];
  const dropped = new Set<string>();
  let fault: EmbedderFault | null = null;
  let dimensions = 256;
  let running = 0;
  let mostAtOnce = 0;

  async function embed(model: string, texts: readonly string[], signal: AbortSignal): Promise<Embedded> {
    requests.push({ model, texts });
    running += 1;
    mostAtOnce = Math.max(mostAtOnce, running);
    try {
      await fault?.(texts, requests.length);
      signal.throwIfAborted();
    } finally {
      running -= 1;
    }

    return {
      vectors: texts.map((text) => Float32Array.from(embedText(text, dimensions, model))),
      tokens: embedders.count?.(texts) ?? null,
    };
  }

  const embedders: ScriptedEmbedders = {
    defaultModel: "model-a",
    models: ["model-a", "model-b", "model-c"],
    find: (model): Embedder | null =>
      dropped.has(model)
        ? null
        : {
            model,
            provider: "test",
            batchSize,
            embed: (_call, texts, signal) => embed(model, texts, signal),
          },
    requests,
    get mostAtOnce() {
      return mostAtOnce;
    },
    fail(next) {
      fault = next;
    },
    resize(next) {
      dimensions = next;
    },
    count: (texts) => texts.join("").length,
    drop: (model) => void dropped.add(model),
  };

  return embedders;
}
