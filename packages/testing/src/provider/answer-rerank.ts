import type { ServerResponse } from "node:http";
import { embedText } from "./embed-text.ts";
import type { SeenRequest } from "./script.ts";

const dimensions = 1024;

/** Orders passages by how near they are to the question, as Zhipu, Jina and Cohere answer `/rerank`. */
export function answerRerank(
  response: ServerResponse,
  { query = "", documents = [], top_n = documents.length, model = "scripted-rerank" }: SeenRequest["body"],
): void {
  const question = embedText(query, dimensions, model);
  const results = documents
    .map((document, index) => ({
      index,
      relevance_score: embedText(document, dimensions, model).reduce(
        (sum, value, at) => sum + value * (question[at] ?? 0),
        0,
      ),
    }))
    .sort((a, b) => b.relevance_score - a.relevance_score)
    .slice(0, top_n);

  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify({ model, results, usage: { total_tokens: documents.length } }));
}
