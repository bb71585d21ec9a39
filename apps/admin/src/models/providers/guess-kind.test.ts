import { expect, test } from "vitest";
import { guessKind } from "./guess-kind.ts";

test.each([
  ["glm-4.6", "chat"],
  ["deepseek-chat", "chat"],
  ["embedding-3", "embedding"],
  ["text-embedding-v4", "embedding"],
  ["BAAI/bge-m3", "embedding"],
  ["nomic-embed-text", "embedding"],
  ["bge-reranker-v2-m3", "rerank"],
  ["gte-rerank-v2", "rerank"],
  ["imagine5-large", "chat"],
] as const)("%s is taken for a model of the kind %s", (name, kind) => {
  expect(guessKind(name)).toBe(kind);
});
