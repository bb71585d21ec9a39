import { createServer } from "node:http";
import { type ScriptedProvider, startScriptedProvider } from "@claw/testing";
import { listenOnLoopback } from "@claw/testing/loopback";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { httpProviderProbe } from "./provider-probe.ts";

const apiKey = "sk-the-right-one";
const probe = httpProviderProbe({ timeoutMs: 250 });

let provider: ScriptedProvider;
beforeAll(async () => {
  provider = await startScriptedProvider({ models: ["b", "a"] });
});
afterAll(() => provider[Symbol.asyncDispose]());

/** As vendors do: a question without a model is refused, a wrong key before that; the list is for everybody. */
beforeEach(() => {
  provider.usuallyLists({});
  provider.usually(({ authorization }) =>
    authorization === `Bearer ${apiKey}`
      ? { refuse: { status: 400, body: '{"error":{"message":"model is required"}}' } }
      : { refuse: { status: 401, body: `{"error":{"message":"Incorrect API key: ${authorization}"}}` } },
  );
});

test("a provider that answers and takes the key is fine, and costs nothing", async () => {
  const { baseUrl } = provider;
  const before = provider.requests.length;

  const result = await probe.test({ baseUrl, apiKey });

  expect(result).toMatchObject({ fault: null, status: 400, models: ["b", "a"] });
  expect(result.milliseconds).toBeGreaterThanOrEqual(0);
  expect(provider.requests.slice(before).map(({ body }) => body)).toEqual([{}]);
});

test("a wrong key is found out although the list is open to everybody, and is not repeated", async () => {
  const result = await probe.test({ baseUrl: provider.baseUrl, apiKey: "sk-wrong" });

  expect(result).toMatchObject({ fault: "wrongKey", status: 401, models: null });
  expect(JSON.stringify(result)).not.toContain("sk-wrong");
});

test("a provider that lists nothing is fine, as long as it answers questions", async () => {
  provider.usuallyLists({ refuse: { status: 404, body: "not found" } });

  expect(await probe.test({ baseUrl: provider.baseUrl, apiKey })).toMatchObject({
    fault: null,
    models: null,
  });
  expect(await probe.list({ baseUrl: provider.baseUrl, apiKey })).toMatchObject({ fault: "notCompatible" });
});

test.each([
  [
    "a page of something else",
    { refuse: { status: 200, body: "<html>", type: "text/html" } },
    "notCompatible",
  ],
  ["a key refused with the list", { refuse: { status: 403, body: "{}" } }, "wrongKey"],
  ["too many requests", { refuse: { status: 429, body: "{}" } }, "limited"],
  ["a fault of its own", { refuse: { status: 502, body: "" } }, "failing"],
  ["silence", { stall: true }, "timeout"],
  ["a redirection", { refuse: { status: 308, headers: { location: "/elsewhere" } } }, "redirected"],
])("%s is told apart", async (_what, script, fault) => {
  provider.usuallyLists(script);

  expect(await probe.list({ baseUrl: provider.baseUrl, apiKey })).toMatchObject({ fault });
});

test("nothing there is unreachable", async () => {
  expect(await probe.test({ baseUrl: "http://127.0.0.1:9/v1", apiKey })).toMatchObject({
    fault: "unreachable",
    status: null,
  });
});

test("the key does not follow a redirection", async () => {
  const seen: unknown[] = [];
  const elsewhere = createServer(({ headers }, response) => {
    seen.push(headers.authorization);
    response.end("{}");
  });
  const port = await listenOnLoopback(elsewhere);
  provider.usuallyLists({
    refuse: { status: 307, headers: { location: `http://127.0.0.1:${port}/v1/models` } },
  });

  const { fault } = await probe.test({ baseUrl: provider.baseUrl, apiKey });
  elsewhere.close();

  expect(fault).toBe("redirected");
  expect(seen).toEqual([]);
});
