import { type ScriptedProvider, startScriptedProvider } from "@claw/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { reasonOf, startWorld, usualBilling, type World } from "./world.ts";

let provider: ScriptedProvider;
let world: World;
beforeAll(async () => {
  provider = await startScriptedProvider();
  const openai = { baseUrl: provider.baseUrl, apiKey: "key", model: "scripted-1" };
  world = await startWorld({
    provider: { openai, zhipuApiKey: null, localPorts: [] },
    billing: { ...usualBilling, requestsPerMinute: 3 },
  });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
});

const Answer = <Data extends z.ZodType>(data: Data) => z.object({ result: z.object({ data }) });
const Created = Answer(z.object({ id: z.uuid() }));

async function newcomer() {
  const { accessToken, userId } = await world.register();
  const headers = { authorization: `Bearer ${accessToken}` };
  const created = await world.mutate("conversation.create", {}, headers);
  const conversationId = Created.parse(await created.json()).result.data.id;

  return { userId, headers, conversationId };
}

function ratesIn({ headers }: Response) {
  return ["limit", "remaining", "reset"].map((name) =>
    Number(headers.get(`x-ratelimit-${name}`) ?? Number.NaN),
  );
}

test("whoever registers has the starting credit, and reads it over both faces", async () => {
  const { headers } = await newcomer();

  const overTrpc = Answer(
    z.object({ available: z.string(), lots: z.array(z.object({ source: z.string() })) }),
  ).parse(await (await world.query("billing.balance", undefined, headers)).json());
  const overRest = await (await fetch(`${world.url}/api/v1/billing/balance`, { headers })).json();

  expect(overTrpc.result.data).toEqual({ available: "10.000000", lots: [{ source: "granted" }] });
  expect(overRest).toMatchObject({ available: 10, currency: "CNY" });
});

test("answers say how much a minute still has room for, on both faces; beyond it none is asked for", async () => {
  const { headers, conversationId } = await newcomer();
  const json = { ...headers, "content-type": "application/json" };
  const overRest = (message: string) =>
    fetch(`${world.url}/api/v1/conversations/${conversationId}/chat`, {
      method: "POST",
      headers: json,
      body: JSON.stringify({ message }),
    });
  const overTrpc = (content: string) =>
    world.mutate("conversation.chat", { conversationId, content }, headers);

  expect(ratesIn(await overTrpc("一"))).toEqual([3, 2, 60]);
  expect(ratesIn(await overRest("二")).slice(0, 2)).toEqual([3, 1]);
  expect(ratesIn(await overTrpc("三")).slice(0, 2)).toEqual([3, 0]);
  const refusals = [await overTrpc("多余"), await overRest("多余")];

  for (const refusal of refusals) {
    expect(refusal.status).toBe(429);
    expect(ratesIn(refusal).slice(0, 2)).toEqual([3, 0]);
    expect(refusal.headers.get("retry-after")).toBe(refusal.headers.get("x-ratelimit-reset"));
  }
  expect(await reasonOf(refusals[0] ?? Response.error())).toBe("RATE_LIMITED");
  expect(JSON.stringify(provider.requests)).not.toContain("多余");
  const quota = await (await fetch(`${world.url}/api/v1/rate-limit/quota`, { headers })).json();
  expect(quota).toMatchObject({
    requests_per_minute: { limit: 3, remaining: 0 },
    answers_in_flight: { used: 0 },
  });
});

test("a batch in which one call is refused says so once", async () => {
  const { headers, conversationId } = await newcomer();
  const send = { conversationId, content: "你好" };
  const path = Array.from({ length: 4 }, () => "conversation.send").join(",");

  const response = await world.mutate(`${path}?batch=1`, { 0: send, 1: send, 2: send, 3: send }, headers);

  expect(response.status).toBe(207);
  expect(response.headers.get("x-ratelimit-limit")).toBe("3");
  expect(response.headers.get("x-ratelimit-remaining")).toBe("0");
});

test("amounts that are none, ids of others and unknown fields are refused with a closed code, and nothing is written", async () => {
  const one = await newcomer();
  const other = await newcomer();
  const before = await world.db.prisma.ledgerTransaction.count();
  const mutations: [string, object, string][] = [
    ["billing.setBudget", { limit: "-5" }, "INVALID_INPUT"],
    ["billing.setBudget", { limit: "0" }, "INVALID_INPUT"],
    ["billing.setBudget", { limit: "0.001" }, "INVALID_INPUT"],
    ["billing.setBudget", { limit: "1000001" }, "INVALID_INPUT"],
    ["billing.setBudget", { limit: 5 }, "INVALID_INPUT"],
    ["billing.setBudget", { limit: "=1+1" }, "INVALID_INPUT"],
    ["billing.setBudget", { limit: "5", scope: "user", userId: other.userId }, "NOT_FOUND"],
    ["billing.grantCredit", { userId: one.userId, amount: "5", reason: "mine" }, "FORBIDDEN"],
  ];
  for (const [procedure, input, reason] of mutations) {
    expect(await reasonOf(await world.mutate(procedure, input, one.headers))).toBe(reason);
  }
  const queries: [string, object, string][] = [
    ["billing.usage", { from: "2026-11-31", to: "2026-12-01" }, "INVALID_INPUT"],
    ["billing.usage", { from: "2024-01-01", to: "2026-12-01" }, "INVALID_INPUT"],
    ["billing.ledger", { cursor: "x" }, "INVALID_INPUT"],
    ["billing.messageCalls", { messageId: other.conversationId }, "NOT_FOUND"],
  ];
  for (const [procedure, input, reason] of queries) {
    expect(await reasonOf(await world.query(procedure, input, one.headers))).toBe(reason);
  }

  expect(await world.db.prisma.budget.count()).toBe(0);
  expect(await world.db.prisma.ledgerTransaction.count()).toBe(before);
});
