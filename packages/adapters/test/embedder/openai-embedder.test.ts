import { createServer } from "node:http";
import { type OpenAiEmbedderOptions, openAiEmbedder } from "@claw/adapters";
import { DomainError } from "@claw/contract";
import { embedText, startScriptedProvider } from "@claw/testing";
import { closeAtOnce, listenOnLoopback } from "@claw/testing/loopback";
import { describe, expect, test } from "vitest";
import { admitted } from "../admitted.ts";

const signal = new AbortController().signal;
const model = "scripted-embedding-64";

async function open(options: Partial<OpenAiEmbedderOptions> = {}) {
  const provider = await startScriptedProvider();
  const embedder = openAiEmbedder({
    baseUrl: provider.baseUrl,
    apiKey: "key",
    model,
    provider: "openai",
    retryPauses: [0, 0],
    ...options,
  });

  return { provider, embedder, [Symbol.asyncDispose]: () => provider[Symbol.asyncDispose]() };
}

async function failureOf(work: Promise<unknown>): Promise<DomainError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof DomainError) return error;

  throw new Error(`not a DomainError: ${String(error)}`);
}

describe("an OpenAI-compatible embedder", () => {
  test("texts become vectors in their order, with the provider's count of tokens", async () => {
    await using world = await open();

    const { vectors, tokens } = await world.embedder.embed(admitted, ["高炉炼铁", "water"], signal);

    expect(vectors.map((vector) => [...vector])).toEqual([
      [...Float32Array.from(embedText("高炉炼铁", 64, model))],
      [...Float32Array.from(embedText("water", 64, model))],
    ]);
    expect(tokens).toBe(9);
    const [request] = world.provider.requests;
    expect(request?.path).toBe("/v1/embeddings");
    expect(request?.authorization).toBe("Bearer key");
    expect(request?.body).toEqual({ model, input: ["高炉炼铁", "water"], encoding_format: "float" });
  });

  test("vectors are brought to length 1, and to the order that their indexes say", async () => {
    await using world = await open();
    const body = JSON.stringify({
      data: [
        { index: 1, embedding: [0, 5] },
        { index: 0, embedding: [3, 4] },
      ],
    });
    world.provider.nextEmbeddings({ refuse: { status: 200, body } });

    const { vectors, tokens } = await world.embedder.embed(admitted, ["one", "two"], signal);

    expect(vectors.map((vector) => [...vector].map((value) => value.toFixed(3)))).toEqual([
      ["0.600", "0.800"],
      ["0.000", "1.000"],
    ]);
    expect(tokens).toBeNull();
  });

  test.each([
    ["too few", () => ["[1]"]],
    ["too many", () => ["[1]", "[1]", "[1]"]],
    ["of different lengths", () => ["[1,0]", "[1]"]],
    ["with null in them", () => ["[1,null]", "[1,0]"]],
    ["with NaN in them", () => ["[1,NaN]", "[1,0]"]],
    ["beyond all numbers", () => ["[1e999,1]", "[1,0]"]],
    ["of length 0", () => ["[0,0]", "[1,0]"]],
    ["empty", () => ["[]", "[]"]],
  ])("vectors that are %s are a failure of the provider", async (_name, spoil) => {
    await using world = await open();
    world.provider.usuallyEmbeds({ spoil });

    const failure = await failureOf(world.embedder.embed(admitted, ["one", "two"], signal));

    expect(failure.code).toBe("PROVIDER_FAILED");
  });

  test("a crowd is waited for as long as the provider says", async () => {
    await using world = await open();
    world.provider.nextEmbeddings({ refuse: { status: 429, headers: { "retry-after": "1" } } });
    const began = performance.now();

    const { vectors } = await world.embedder.embed(admitted, ["one"], signal);

    expect(vectors).toHaveLength(1);
    expect(performance.now() - began).toBeGreaterThan(990);
  });

  test.each([
    ["429 for too long", { refuse: { status: 429, headers: { "retry-after": "600" } } }, "RATE_LIMITED", 1],
    ["a wrong key", { refuse: { status: 401 } }, "PROVIDER_REJECTED_KEY", 1],
    ["500 again and again", { refuse: { status: 500 } }, "PROVIDER_FAILED", 3],
    ["connections that are cut", { cut: true }, "PROVIDER_FAILED", 3],
    ["400", { refuse: { status: 400, body: "{}" } }, "PROVIDER_FAILED", 1],
    [
      "a page instead of an answer",
      { refuse: { status: 200, body: "<html>", type: "text/html" } },
      "PROVIDER_FAILED",
      1,
    ],
  ])("%s is said in our codes after the tries that it is worth", async (_name, script, code, requests) => {
    await using world = await open();
    world.provider.usuallyEmbeds(script);

    const failure = await failureOf(world.embedder.embed(admitted, ["one"], signal));

    expect(failure.code).toBe(code);
    expect(world.provider.requests).toHaveLength(requests);
  });

  test("a provider that does not answer is given up when the time is up", async () => {
    await using world = await open({ timeout: 50, retryPauses: [0] });
    world.provider.usuallyEmbeds({ stall: true });

    const failure = await failureOf(world.embedder.embed(admitted, ["one"], signal));

    expect(failure.code).toBe("PROVIDER_TIMEOUT");
    expect(world.provider.requests).toHaveLength(2);
  });

  test("the caller's signal ends a request and its tries at once", async () => {
    await using world = await open();
    world.provider.usuallyEmbeds({ stall: true });
    const abort = new AbortController();
    const work = failureOf(world.embedder.embed(admitted, ["one"], abort.signal));
    await world.provider.sawRequests(1);

    abort.abort();
    await work;

    await world.provider.sawAborts(1);
    expect(world.provider.requests).toHaveLength(1);
  });

  test("texts that are longer than the model reads are embedded by their beginning", async () => {
    await using world = await open();
    const tooLong = JSON.stringify({
      error: { message: "input is too long", code: "context_length_exceeded" },
    });
    world.provider.usuallyEmbeds(({ body: { input = [] } }) =>
      [...input].some((text) => text.length > 300) ? { refuse: { status: 400, body: tooLong } } : {},
    );

    const { vectors } = await world.embedder.embed(admitted, ["字".repeat(1_000), "short"], signal);

    expect(vectors).toHaveLength(2);
    expect(world.provider.requests.at(-1)?.body.input).toEqual(["字".repeat(250), "short"]);
  });

  test("the provider hears its own name of the model, behind the guarded door as well", async () => {
    await using world = await open({ upstreamName: "scripted-embedding-32", door: "guarded" });

    const { vectors, tokens } = await world.embedder.embed(admitted, ["水"], signal);

    expect([world.embedder.model, vectors[0]?.length, tokens]).toEqual([model, 32, 1]);
    expect(world.provider.requests.at(-1)).toMatchObject({
      body: { model: "scripted-embedding-32" },
      authorization: "Bearer key",
    });
  });

  test("behind the guarded door no redirection is followed, and no request goes where it leads", async () => {
    await using elsewhere = await startScriptedProvider();
    await using server = await redirecting(`${elsewhere.baseUrl}/embeddings`);
    const options = { baseUrl: server.url, apiKey: "key", model, provider: "p", retryPauses: [] };

    expect(
      (await failureOf(openAiEmbedder({ ...options, door: "guarded" }).embed(admitted, ["水"], signal))).code,
    ).toBe("PROVIDER_FAILED");
    expect(elsewhere.requests).toEqual([]);
  });
});

async function redirecting(to: string) {
  const server = createServer((_request, response) => response.writeHead(307, { location: to }).end());

  return {
    url: `http://127.0.0.1:${await listenOnLoopback(server)}/v1`,
    [Symbol.asyncDispose]: () => closeAtOnce(server),
  };
}
