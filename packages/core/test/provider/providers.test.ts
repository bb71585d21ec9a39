import { CreateProvider } from "@claw/contract";
import { deriveProviderKey } from "@claw/core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { getModelByName } from "../../src/model/find-model.ts";
import { outcomeOf } from "../auth/outcome.ts";
import { openWorld, type World } from "./world.ts";

const apiKey = "sk-geheim-0123456789abcdef";
const baseUrl = "https://api.deepseek.com/v1";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

function connect(name: string, changes: Partial<CreateProvider> = {}) {
  return world.providers.create(world.operator, {
    name,
    kind: "deepseek",
    baseUrl,
    apiKey,
    enabled: true,
    ...changes,
  });
}

test("a key goes in and never comes out: not in answers, the audit log, the log or the database's bytes", async () => {
  const { providers, operator, db, log } = world;
  const created = await connect("secretive");
  const providerId = created.id ?? "";
  const updated = await providers.update(operator, { providerId, apiKey: `${apiKey}-2` });
  const said = [created, updated, await providers.list(operator)];
  const found = await providers.fetchModels(operator, { providerId });
  await providers.test(operator, { providerId });

  expect(created).toMatchObject({ hasKey: true, keyHint: "cdef" });
  expect(JSON.stringify([said, found, log.entries])).not.toContain("geheim");
  const { rows } = await db.pool.query<{ row: string }>(
    "SELECT p::text AS row FROM providers p UNION ALL SELECT a::text FROM audit_events a",
  );
  expect(rows.length).toBeGreaterThan(2);
  const everything = rows.map(({ row }) => row).join("\n");
  expect(everything).not.toContain("geheim");
  expect(everything).not.toContain(Buffer.from("geheim").toString("hex"));
  expect(everything).toContain("replaced");
});

test("every process follows a provider within seconds: made, changed, disabled, deleted", async () => {
  const elsewhere = await world.elsewhere();
  const seen = () => elsewhere.providers.find(({ name }) => name === "followed");
  const follows = (expected: unknown) =>
    vi.waitFor(() => expect(seen()).toEqual(expected), { timeout: 30_000 });
  const { providers, operator, book } = world;

  const { id } = await connect("followed");
  const providerId = id ?? "";
  expect(book.providers.find(({ name }) => name === "followed")).toMatchObject({ apiKey, version: 1 });
  await follows(expect.objectContaining({ apiKey, enabled: true, version: 1 }));
  const before = seen();

  await providers.update(operator, { providerId, enabled: false, baseUrl: `${baseUrl}/other` });
  await follows(expect.objectContaining({ apiKey, enabled: false, baseUrl: `${baseUrl}/other` }));
  expect(before).toMatchObject({ enabled: true, baseUrl });

  await providers.delete(operator, { providerId });
  await follows(undefined);
});

test("a key goes to the server that it was given for, and to no other", async () => {
  const { providers, operator, probed } = world;
  const { id } = await connect("bound");
  const providerId = id ?? "";
  const elsewhere = "https://evil.example.com/v1";

  expect(await outcomeOf(providers.update(operator, { providerId, baseUrl: elsewhere }))).toBe(
    "INVALID_INPUT",
  );
  expect(await outcomeOf(providers.update(operator, { providerId, baseUrl: `${baseUrl}/beta` }))).toBe("ok");
  await providers.test(operator, { providerId });
  await providers.test(operator, { baseUrl: elsewhere });

  expect(probed.slice(-2)).toEqual([
    { baseUrl: `${baseUrl}/beta`, apiKey },
    { baseUrl: elsewhere, apiKey: null },
  ]);
  const given = { providerId, baseUrl: elsewhere, apiKey: "another" };
  expect(await providers.update(operator, given)).toMatchObject({ baseUrl: elsewhere, keyHint: null });
});

test("a key that another secret sealed is not used, and the provider is not asked without it", async () => {
  await connect("sealed");
  const { providers } = await world.elsewhere(deriveProviderKey("another secret"));

  expect(providers.find(({ name }) => name === "sealed")).toMatchObject({ apiKey: null, enabled: false });
});

test.each([
  ["a name twice", { name: "Twice" }, "CONFLICT"],
  ["a cloud's metadata", { baseUrl: "http://169.254.169.254/v1" }, "INVALID_INPUT"],
])("%s is refused", async (_what, changes, outcome) => {
  if (outcome === "CONFLICT") await connect("twice");

  expect(await outcomeOf(connect("other", changes))).toBe(outcome);
});

test.each([
  ["another protocol", { baseUrl: "ftp://models.example.com" }],
  ["a file", { baseUrl: "file:///etc/passwd" }],
  ["a password in the address", { baseUrl: "https://u:p@models.example.com/v1" }],
  ["a query in the address", { baseUrl: "https://models.example.com/v1?key=1" }],
  ["a key of two lines", { apiKey: "sk-1\r\nx: y" }],
  ["the built-in assistant's name", { name: "offline" }],
])("%s is no provider", (_what, changes) => {
  const good = { name: "good", kind: "other", baseUrl: "https://models.example.com/v1/", apiKey: "sk-1" };

  expect(CreateProvider.parse(good).baseUrl).toBe("https://models.example.com/v1");
  expect(CreateProvider.safeParse({ ...good, ...changes }).success).toBe(false);
});

test("private addresses are allowed and said to be private; those of the environment are shown beside", async () => {
  const local = await connect("local-gpu", { baseUrl: "http://10.0.0.7:8000/v1", apiKey: null });
  const list = await world.providers.list(world.operator);

  expect(local).toMatchObject({ isPrivate: true, hasKey: false });
  expect(list.at(-1)).toMatchObject({ id: null, source: "environment", name: "openai", isPrivate: true });
  await connect("openai");
  expect((await world.providers.list(world.operator)).at(-1)).toMatchObject({ isReplaced: true });
});

test("of two operators who change the same version one is told", async () => {
  const { providers, operator } = world;
  const { id, version } = await connect("contested");
  const change = { providerId: id ?? "", expectedVersion: version, enabled: false };

  expect(await outcomeOf(providers.update(operator, change))).toBe("ok");
  expect(await outcomeOf(providers.update(operator, change))).toBe("CONFLICT");
});

test("the order is kept, and an order of others is refused", async () => {
  const { providers, operator } = world;
  const own = (await providers.list(operator)).flatMap(({ id }) => id ?? []);
  const reversed = own.toReversed();

  await providers.order(operator, { providerIds: reversed });

  expect((await providers.list(operator)).flatMap(({ id }) => id ?? [])).toEqual(reversed);
  const [first = ""] = own;
  expect(await outcomeOf(providers.order(operator, { providerIds: [first] }))).toBe("CONFLICT");
});

test("what a provider lists is marked with what is known; what is added waits for its price", async () => {
  const { providers, catalog, operator } = world;
  const { id } = await connect("lister");
  const providerId = id ?? "";
  expect((await providers.fetchModels(operator, { providerId })).items).toEqual([
    { name: "glm-4", known: { modelId: expect.any(String), provider: "zhipu", enabled: true } },
    { name: "m-1", known: null },
  ]);

  const price = { input: "2", output: "8", cached: "0.2" };
  const [waiting, offered, embedding] = await catalog.add(operator, {
    provider: "lister",
    models: [
      { upstreamName: "m-1", kind: "chat" },
      { upstreamName: "glm-4", name: "glm-4@lister", kind: "chat", price },
      { upstreamName: "bge-m3", kind: "embedding", price: { input: "0.5", output: "0.5" } },
    ],
  });

  expect(waiting).toMatchObject({ name: "m-1", enabled: false, usesDefaultPrice: true });
  expect(offered).toMatchObject({ upstreamName: "glm-4", enabled: true, prices: { cached: "0.200000" } });
  // What embeds writes nothing, and nobody can talk to it.
  expect(embedding).toMatchObject({ kind: "embedding", enabled: true, maxOutputTokens: 0 });
  expect(await outcomeOf(getModelByName(world.db.prisma, "bge-m3"))).toBe("MODEL_NOT_FOUND");
  const modelId = waiting?.id ?? "";
  expect(await outcomeOf(catalog.update(operator, { modelId, enabled: true }))).toBe("CONFLICT");
  await catalog.setPrice(operator, { modelId, ...price });
  expect(await catalog.update(operator, { modelId, enabled: true })).toMatchObject({ enabled: true });
  const { items } = await providers.fetchModels(operator, { providerId });
  expect(items.map(({ known }) => known?.provider)).toEqual(["lister", "lister"]);

  expect(await outcomeOf(providers.delete(operator, { providerId }))).toBe("CONFLICT");
  for (const model of [waiting, offered, embedding]) {
    await catalog.update(operator, { modelId: model?.id ?? "", enabled: false });
  }
  expect(await outcomeOf(providers.delete(operator, { providerId }))).toBe("ok");
});

test("nobody but operators may, and each deed is in the audit log", async () => {
  const { providers, person, db } = world;

  expect(await outcomeOf(providers.list(person))).toBe("FORBIDDEN");
  expect(await outcomeOf(providers.test(person, { baseUrl }))).toBe("FORBIDDEN");
  const groups = await db.prisma.auditEvent.groupBy({ by: ["action"], _count: true });
  expect(groups.map(({ action }) => action)).toEqual(
    expect.arrayContaining(["provider_created", "provider_changed", "provider_deleted", "model_created"]),
  );
});
