import { createServer } from "node:http";
import { apiReranker } from "@claw/adapters";
import { startScriptedProvider } from "@claw/testing";
import { closeAtOnce, listenOnLoopback } from "@claw/testing/loopback";
import { expect, test } from "vitest";
import { admitted } from "../admitted.ts";

const signal = new AbortController().signal;

test("passages are scored in their own order, with what the provider counted", async () => {
  await using provider = await startScriptedProvider();
  const reranker = apiReranker({
    baseUrl: provider.baseUrl,
    apiKey: "key",
    model: "rerank",
    provider: "zhipu",
  });

  const { scores, tokens } = await reranker.rerank(
    admitted,
    "高炉的温度",
    ["海水的盐度", "高炉的温度是多少"],
    signal,
  );

  expect(scores).toHaveLength(2);
  expect(scores[1]).toBeGreaterThan(scores[0] ?? 1);
  expect(tokens).toBe(2);
  expect(provider.requests[0]).toMatchObject({ path: "/v1/rerank", authorization: "Bearer key" });
});

test.each([
  [200, "{}", "PROVIDER_FAILED"],
  [200, '{"results":[{"index":9,"relevance_score":1}]}', "PROVIDER_FAILED"],
  [200, "not json", "PROVIDER_FAILED"],
  [401, "{}", "PROVIDER_REJECTED_KEY"],
  [429, "{}", "RATE_LIMITED"],
  [500, "{}", "PROVIDER_FAILED"],
])("an answer of %i %s is %s", async (status, body, code) => {
  await using server = await answering(status, body);
  const reranker = apiReranker({ baseUrl: server.url, apiKey: null, model: "rerank", provider: "local" });

  await expect(reranker.rerank(admitted, "question", ["passage"], signal)).rejects.toMatchObject({ code });
});

async function answering(status: number, body: string) {
  const server = createServer((_request, response) => response.writeHead(status).end(body));

  return {
    url: `http://127.0.0.1:${await listenOnLoopback(server)}`,
    [Symbol.asyncDispose]: () => closeAtOnce(server),
  };
}
