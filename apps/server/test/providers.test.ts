import { CatalogModel, Exchange, Message, Provider, ProviderHealth } from "@claw/contract";
import { checkInvariants } from "@claw/core";
import { type ScriptedProvider, startScriptedProvider } from "@claw/testing";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { startWorld, type World } from "./world.ts";

const apiKey = "sk-wire-0123456789-secret";
const usage = { prompt_tokens: 1_000, completion_tokens: 500 };

let world: World;
let first: ScriptedProvider;
let second: ScriptedProvider;
let headers: Record<string, string>;

beforeAll(async () => {
  first = await startScriptedProvider({ models: ["m-1"] });
  second = await startScriptedProvider({ models: ["m-2"] });
  world = await startWorld();
  const { accessToken } = await world.register();
  headers = { authorization: `Bearer ${accessToken}` };
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await first[Symbol.asyncDispose]();
  await second[Symbol.asyncDispose]();
});

/** Everything that was said to anybody, for the search of what may not be in it. */
const said: string[] = [];

async function call<Schema extends z.ZodType>(
  verb: "mutate" | "query",
  procedure: string,
  input: unknown,
  output: Schema,
): Promise<z.infer<Schema>> {
  const response = await world[verb](procedure, input, headers);
  const text = await response.text();
  said.push(text);
  expect(response.status, text).toBe(200);

  const { result } = z.object({ result: z.object({ data: z.unknown() }) }).parse(JSON.parse(text));
  return output.parse(result.data);
}

/** A provider with one model at ¥2 and ¥8 per million. */
async function connect(provider: ScriptedProvider, name: string, model: string) {
  const { baseUrl } = provider;
  const made = { name, kind: "other", baseUrl, apiKey };
  const { id } = await call("mutate", "admin.providers.create", made, Provider);
  const models = [{ upstreamName: model, price: { input: "2", output: "8" } }];
  const added = { provider: name, models };
  const [row] = await call("mutate", "admin.models.create", added, CatalogModel.array());

  return { providerId: id ?? "", modelId: row?.id ?? "" };
}

async function converse(model: string): Promise<string> {
  const { id } = await call(
    "mutate",
    "conversation.create",
    { model, title: "题" },
    z.object({ id: z.string() }),
  );

  return id;
}

const ask = (conversationId: string) =>
  call("mutate", "conversation.chat", { conversationId, content: "问" }, z.object({ reply: Message }));

test("an operator connects a provider, and its model answers without a restart; running answers keep what they began with", async () => {
  const { installation } = await call(
    "query",
    "system.installation",
    undefined,
    z.object({ isOffline: z.boolean() }).transform((installation) => ({ installation })),
  );
  expect(installation.isOffline).toBe(true);
  const { providerId, modelId } = await connect(first, "first", "m-1");
  await vi.waitFor(async () => {
    const now = await call("query", "system.installation", undefined, z.object({ defaultModel: z.string() }));
    expect(now.defaultModel).toBe("m-1");
  }, 10_000);

  // An answer is under way while price, address and key of its model change.
  first.next({ pieces: ["一", "二"], holdAfter: 1, usage });
  const conversationId = await converse("m-1");
  const sent = { conversationId, content: "问" };
  const { reply } = await call("mutate", "conversation.send", sent, Exchange);
  await first.saw(({ authorization }) => authorization === `Bearer ${apiKey}`);
  await call("mutate", "admin.models.setPrice", { modelId, input: "20", output: "80" }, CatalogModel);
  const moved = { providerId, baseUrl: second.baseUrl, apiKey: `${apiKey}-2` };
  await call("mutate", "admin.providers.update", moved, Provider);
  first.release();

  await vi.waitFor(async () => {
    const input = { conversationId };
    const { items } = await call(
      "query",
      "conversation.messages",
      input,
      z.object({ items: Message.array() }),
    );
    const answer = items.find(({ id }) => id === reply.id);
    // 1 000 at ¥2 and 500 at ¥8 per million.
    expect(answer).toMatchObject({ content: "一二", status: "complete", cost: "0.006000" });
  }, 10_000);

  second.next({ pieces: ["新"], usage });
  const next = await ask(conversationId);
  expect(next.reply).toMatchObject({ content: "新", cost: "0.060000" });
  expect(second.requests.at(-1)?.authorization).toBe(`Bearer ${apiKey}-2`);

  const back = { providerId, baseUrl: first.baseUrl, apiKey };
  await call("mutate", "admin.providers.update", back, Provider);
});

test("where a provider is broken, another one's model answers, is charged, and is named; health tells of both", async () => {
  const { modelId: fallbackId } = await connect(second, "second", "m-2");
  const models = await call("query", "admin.models.list", undefined, CatalogModel.array());
  const modelId = models.find(({ name }) => name === "m-1")?.id ?? "";
  const chain = { modelId, fallbackIds: [fallbackId] };
  await call("mutate", "admin.models.update", chain, CatalogModel);
  first.usually({ refuse: { status: 401, body: `{"error":{"message":"bad key ${apiKey}"}}` } });
  second.usually({ pieces: ["替"], usage });

  const { reply } = await ask(await converse("m-1"));

  expect(reply).toMatchObject({ model: "m-2", content: "替", cost: "0.006000", status: "complete" });
  const health = await call("query", "admin.providers.health", { window: "hour" }, ProviderHealth.array());
  expect(health.find(({ provider }) => provider === "first")).toMatchObject({
    failures: 1,
    lastError: { code: "PROVIDER_REJECTED_KEY" },
    circuit: "closed",
  });
  const answering = health.find(({ provider }) => provider === "second");
  expect(answering).toMatchObject({ failures: 0, successRate: 1, firstTokenMsP50: expect.any(Number) });
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("a model that a tier may not ask is neither shown nor answered to it", async () => {
  const models = await call("query", "admin.models.list", undefined, CatalogModel.array());
  const modelId = models.find(({ name }) => name === "m-2")?.id ?? "";
  const conversationId = await converse("m-2");
  await ask(conversationId);
  await call("mutate", "admin.models.update", { modelId, tiers: ["pro", "enterprise"] }, CatalogModel);

  const shown = await call("query", "model.list", undefined, z.array(z.object({ name: z.string() })));
  const refused = await world.mutate("conversation.send", { conversationId, content: "问" }, headers);

  expect(shown.map(({ name }) => name)).not.toContain("m-2");
  expect(await refused.text()).toContain("QUOTA_EXCEEDED");
});

test("a key is in no answer, no line of the log and no row of the database", async () => {
  const { rows } = await world.db.pool.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
  );
  const tables = await Promise.all(
    rows.map(({ name }) => world.db.pool.query<{ row: string }>(`SELECT t::text AS row FROM "${name}" t`)),
  );
  const stored = tables.flatMap((table) => table.rows.map(({ row }) => row)).join("\n");

  expect(stored).toContain(first.baseUrl);
  for (const place of [said.join("\n"), world.logged(), stored]) {
    expect(place).not.toContain("sk-wire");
    expect(place).not.toContain(Buffer.from("sk-wire").toString("hex"));
    expect(place).not.toContain(Buffer.from(apiKey).toString("base64"));
  }
});
