import { createServer } from "node:http";
import { startScriptedProvider } from "@claw/testing";
import { listenOnLoopback } from "@claw/testing/loopback";
import { expect, test } from "vitest";
import { discoverProviders } from "../src/discover-provider.ts";

const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
const nothing = { baseUrl: null, apiKey: null, model: null };
const none = { openai: nothing, zhipuApiKey: null, localPorts: [] };

test("nothing configured, nothing on this machine: nobody but the offline assistant", async () => {
  expect(await discoverProviders({ ...none, localPorts: [1] }, 0, log)).toEqual([]);
});

test("a local server is found with all its models", async () => {
  await using local = await startScriptedProvider({ models: ["qwen3", "llama4"] });
  const port = portOf(local.baseUrl);

  expect(await discoverProviders({ ...none, localPorts: [1, port] }, 0, log)).toEqual([
    {
      name: "local",
      baseUrl: `http://127.0.0.1:${port}/v1`,
      apiKey: null,
      isGateway: false,
      models: ["qwen3", "llama4"],
    },
  ]);
});

test("OPENAI_MODEL alone chooses among the models of a local server", async () => {
  await using local = await startScriptedProvider({ models: ["qwen3", "llama4"] });
  const openai = { ...nothing, model: "llama4" };
  const [found] = await discoverProviders({ ...none, openai, localPorts: [portOf(local.baseUrl)] }, 0, log);

  expect(found?.models).toEqual(["llama4", "qwen3"]);
});

test("the first of the usual ports wins, and our own is not asked", async () => {
  await using first = await startScriptedProvider({ models: ["first"] });
  await using second = await startScriptedProvider({ models: ["second"] });
  const localPorts = [portOf(first.baseUrl), portOf(second.baseUrl)];

  expect((await discoverProviders({ ...none, localPorts }, 0, log))[0]?.models).toEqual(["first"]);
  expect((await discoverProviders({ ...none, localPorts }, portOf(first.baseUrl), log))[0]?.models).toEqual([
    "second",
  ]);
});

test.each([
  ["is silent", () => undefined],
  ["answers HTML", (end: (text: string) => void) => end("<html></html>")],
  ["lists something else", (end: (text: string) => void) => end('{"data":[{"name":"x"}]}')],
  ["lists nothing", (end: (text: string) => void) => end('{"data":[]}')],
])("a program on such a port that %s is none, and is not waited for", async (_, answer) => {
  await using server = createServer((_request, response) => answer((text) => response.end(text)));
  const port = await listenOnLoopback(server);
  const before = performance.now();

  expect(await discoverProviders({ ...none, localPorts: [port] }, 0, log)).toEqual([]);
  expect(performance.now() - before).toBeLessThan(3000);
  server.closeAllConnections();
});

test("what is configured comes before what is found, OpenAI's settings before Zhipu's", async () => {
  const openai = { baseUrl: "https://models.example.com/v1", apiKey: "a", model: "m" };
  await using local = await startScriptedProvider();
  const localPorts = [portOf(local.baseUrl)];
  const zhipu = "https://open.bigmodel.cn/api/paas/v4";

  expect(await discoverProviders({ openai, zhipuApiKey: "z", localPorts }, 0, log)).toEqual([
    { name: "openai", baseUrl: openai.baseUrl, apiKey: "a", isGateway: true, models: ["m"] },
    { name: "zhipu", baseUrl: zhipu, apiKey: "z", isGateway: false, models: ["glm-4-plus"] },
  ]);
});

test.each([
  [{ baseUrl: null, apiKey: "k", model: null }, "openai", "gpt-4o-mini"],
  [{ baseUrl: "https://open.bigmodel.cn/api/paas/v4", apiKey: "k", model: null }, "zhipu", "glm-4-plus"],
  [{ baseUrl: "https://relay.example.com/v1", apiKey: "k", model: "glm-4-air" }, "zhipu", "glm-4-air"],
  [{ baseUrl: "http://127.0.0.1:1/v1", apiKey: null, model: "m" }, "openai", "m"],
])("%j is the provider %s with %s", async (openai, name, model) => {
  expect(await discoverProviders({ ...none, openai }, 0, log)).toMatchObject([{ name, models: [model] }]);
});

test("a service of one's own without OPENAI_MODEL answers with the first model that it lists", async () => {
  await using service = await startScriptedProvider({ models: ["house-1", "house-2"] });
  const openai = { baseUrl: service.baseUrl, apiKey: "k", model: null };

  expect((await discoverProviders({ ...none, openai }, 0, log))[0]?.models).toEqual(["house-1"]);
});

function portOf(url: string): number {
  return Number(new URL(url).port);
}

function ignore(): void {
  // This log is for nobody.
}
