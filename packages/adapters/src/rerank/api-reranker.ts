import { DomainError } from "@claw/contract";
import type { Reranked, Reranker } from "@claw/core";
import { z } from "zod";
import type { Door } from "../openai/open-dispatcher.ts";
import { openFetch } from "../openai/open-fetch.ts";

export type ApiRerankerOptions = {
  /** Such as `https://open.bigmodel.cn/api/paas/v4`. */
  baseUrl: string;
  apiKey: string | null;
  model: string;
  /** As the provider calls it; the same where left out. */
  upstreamName?: string;
  /** Of its catalog entry. */
  provider: string;
  /** Trusted where left out. */
  door?: Door;
};

const Answer = z.object({
  results: z.array(z.object({ index: z.number().int().min(0), relevance_score: z.number() })),
  usage: z.object({ total_tokens: z.number().int().positive().optional() }).nullish(),
});

/** What Zhipu reads of a question and of each passage (open.bigmodel.cn, "Rerank"), in UTF-16 units. */
const longest = 4_096;

/** `POST /rerank` as Zhipu, Jina and Cohere have it. One try: an answer waits for it, and there is an order already. */
export function apiReranker(options: ApiRerankerOptions): Reranker {
  const { baseUrl, apiKey, model, upstreamName = model, provider } = options;
  const fetch = openFetch(options.door);
  const headers = {
    "content-type": "application/json",
    ...(apiKey && { authorization: `Bearer ${apiKey}` }),
  };

  return {
    model,
    provider,
    async rerank(_call, question, passages, signal) {
      const documents = passages.map(shorten);
      const body = JSON.stringify({
        model: upstreamName,
        query: shorten(question),
        documents,
        top_n: documents.length,
      });
      const response = await fetch(`${baseUrl}/rerank`, { method: "POST", headers, body, signal }).catch(
        (error: unknown) => {
          throw failed("PROVIDER_FAILED", error);
        },
      );
      if (!response.ok) throw refused(response.status, await response.text());

      return readAnswer(await response.json().catch(() => null), passages.length);
    },
  };
}

/** What the provider leaves out is worst. */
function readAnswer(raw: unknown, count: number): Reranked {
  const answer = Answer.safeParse(raw);
  if (!answer.success) throw failed("PROVIDER_FAILED", answer.error);

  const scores = new Array<number>(count).fill(Number.NEGATIVE_INFINITY);
  for (const { index, relevance_score } of answer.data.results) {
    if (index >= count) throw failed("PROVIDER_FAILED", `there is no passage ${index}`);
    scores[index] = relevance_score;
  }

  return { scores, tokens: answer.data.usage?.total_tokens ?? null };
}

function refused(status: number, text: string): DomainError {
  const cause = `${status}: ${text.slice(0, 300)}`;
  if (status === 401 || status === 403) return failed("PROVIDER_REJECTED_KEY", cause);

  return failed(status === 429 ? "RATE_LIMITED" : "PROVIDER_FAILED", cause);
}

function failed(
  code: "PROVIDER_FAILED" | "PROVIDER_REJECTED_KEY" | "RATE_LIMITED",
  cause: unknown,
): DomainError {
  return new DomainError(code, { message: "The reranker could not be asked.", cause });
}

function shorten(text: string): string {
  return text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "");
}
