import { formatMicro, type SetPrice } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { priceCall } from "../../src/billing/price-call.ts";
import { parsePrices } from "../../src/model/price-input.ts";
import { outcomeOf } from "../auth/outcome.ts";
import { createPerson } from "../create-person.ts";
import { openWorld, type World } from "../provider/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const cheap = { input: "1", output: "4" };
const dear = { input: "10", output: "40" };
const dayMs = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * dayMs).toISOString();

async function newModel(name: string): Promise<string> {
  const limits = { provider: "zhipu", contextWindow: 8_000, maxOutputTokens: 1_000 };
  const id = uuidv7();
  await world.db.prisma.model.create({ data: { id, name, displayName: name, ...limits } });

  return id;
}

const versionsOf = async (modelId: string) =>
  (await world.catalog.prices(world.operator, { modelId })).map(({ prices, state }) => [prices.input, state]);

test("a price may begin later: the one before it lasts until then, and one that is said now lasts until then too", async () => {
  const { catalog, operator } = world;
  const modelId = await newModel("scheduled");
  await catalog.setPrice(operator, { modelId, ...cheap });
  const model = await catalog.setPrice(operator, { modelId, ...dear, validFrom: inDays(3) });

  expect(model).toMatchObject({
    prices: { input: "1.000000" },
    scheduled: { prices: { input: "10.000000" } },
  });
  await catalog.setPrice(operator, { modelId, input: "2", output: "8" });
  expect(await versionsOf(modelId)).toEqual([
    ["10.000000", "scheduled"],
    ["2.000000", "current"],
    ["1.000000", "past"],
  ]);
  const [scheduled, current] = await catalog.prices(operator, { modelId });
  expect(current?.validUntil).toBe(scheduled?.validFrom);

  await catalog.setPrice(operator, { modelId, input: "11", output: "44", validFrom: inDays(2) });
  expect((await versionsOf(modelId))[0]).toEqual(["11.000000", "scheduled"]);
  expect(await versionsOf(modelId)).toHaveLength(3);
});

test("a price that has not begun can be withdrawn, one that has cannot, and the past is not priced anew", async () => {
  const { catalog, operator } = world;
  const modelId = await newModel("withdrawn");
  await catalog.setPrice(operator, { modelId, ...cheap });
  await catalog.setPrice(operator, { modelId, ...dear, validFrom: inDays(3) });
  const [scheduled, current] = await catalog.prices(operator, { modelId });

  expect(await outcomeOf(catalog.withdrawPrice(operator, { priceId: current?.id ?? "" }))).toBe("CONFLICT");
  const model = await catalog.withdrawPrice(operator, { priceId: scheduled?.id ?? "" });

  expect(model).toMatchObject({ scheduled: null, prices: { input: "1.000000" } });
  expect(await catalog.prices(operator, { modelId })).toMatchObject([{ state: "current", validUntil: null }]);
  for (const validFrom of [inDays(-1), inDays(400)]) {
    expect(await outcomeOf(catalog.setPrice(operator, { modelId, ...dear, validFrom }))).toBe(
      "INVALID_INPUT",
    );
  }
});

test("a default model answers everybody, there is one, and fallbacks are others", async () => {
  const { catalog, operator } = world;
  const [first, second] = [await newModel("first"), await newModel("second")];
  await catalog.update(operator, { modelId: first, isDefault: true });
  const chosen = await catalog.update(operator, { modelId: second, isDefault: true, fallbackIds: [first] });

  expect(chosen).toMatchObject({ isChosenDefault: true, fallbacks: ["first"] });
  expect(await world.db.prisma.model.count({ where: { isDefault: true } })).toBe(1);
  for (const change of [{ tiers: ["pro" as const] }, { enabled: false }, { fallbackIds: [second] }]) {
    expect(await outcomeOf(catalog.update(operator, { modelId: second, ...change }))).toBe("CONFLICT");
  }
});

const tokens = fc.integer({ min: 0, max: 2_000_000 });
const usage = fc.record({
  fresh: tokens,
  cached: tokens,
  cacheWrite: tokens,
  output: tokens,
  reasoning: tokens,
});
const yuan = fc.tuple(fc.nat(999), fc.nat(999_999)).map(([whole, part]) => `${whole}.${part}`);
const proposal = fc.record({ input: yuan, output: yuan, cached: yuan, perRequest: yuan });

test("the preview of a price is each call of the month priced by the rule that charges calls", async () => {
  const { catalog, operator, db, person } = world;
  const other = await createPerson(db);
  await db.prisma.user.update({ where: { id: other.userId }, data: { subscriptionTier: "pro" } });
  const modelId = await newModel("previewed");
  const { id: priceVersionId } = await db.prisma.priceVersion.findFirstOrThrow({ where: { modelId: null } });
  const calls = fc
    .sample(usage, { numRuns: 60, seed: 7 })
    .concat([{ fresh: 0, cached: 0, cacheWrite: 0, output: 0, reasoning: 0 }]);
  await db.prisma.llmCall.createMany({
    data: calls.map(({ fresh, cached, cacheWrite, output, reasoning }, at) => ({
      id: uuidv7(),
      organizationId: (at % 3 ? person : other).organizationId,
      userId: (at % 3 ? person : other).userId,
      purpose: "answer",
      model: "previewed",
      provider: "zhipu",
      // The others are from before calls knew it: their people's tier of today counts.
      tier: at % 5 === 0 ? "enterprise" : null,
      priceVersionId,
      state: "settled",
      leaseOwner: uuidv7(),
      leaseExpiresAt: new Date(),
      ...{ freshTokens: fresh, cachedTokens: cached, cacheWriteTokens: cacheWrite },
      ...{ outputTokens: output, reasoningTokens: reasoning },
      costMicro: BigInt(at * 1_000 + 1),
      // The first is of the month before in China, the last of the month after.
      createdAt: new Date(Date.UTC(2026, 8, 30, 15, 59, 59) + (at === 0 ? 0 : 1_000 + at * 43_000_000)),
    })),
  });
  const counted = calls.map((call, at) => ({ call, at })).slice(1);
  const last = Date.UTC(2026, 9, 31, 16) - Date.UTC(2026, 8, 30, 16);
  const inMonth = counted.filter(({ at }) => at * 43_000_000 < last);
  expect(inMonth.length).toBeGreaterThan(50);

  for (const price of fc.sample(proposal, { numRuns: 20, seed: 11 })) {
    const priced = parsePrices(price);
    const sum = (of: typeof inMonth) => of.reduce((total, { call }) => total + priceCall(call, priced), 0n);
    const cost = inMonth.reduce((total, { at }) => total + BigInt(at * 1_000 + 1), 0n);

    const preview = await catalog.previewPrice(operator, { modelId, month: "2026-10", ...price });

    expect(preview.total).toEqual({
      calls: inMonth.length,
      cost: formatMicro(cost),
      proposed: formatMicro(sum(inMonth)),
      difference: formatMicro(sum(inMonth) - cost),
    });
    expect(preview.tiers).toMatchObject([
      { tier: "free", proposed: formatMicro(sum(inMonth.filter(({ at }) => at % 5 && at % 3))) },
      { tier: "pro", proposed: formatMicro(sum(inMonth.filter(({ at }) => at % 5 && at % 3 === 0))) },
      { tier: "enterprise", proposed: formatMicro(sum(inMonth.filter(({ at }) => at % 5 === 0))) },
    ]);
    expect(preview.days.reduce((total, { calls: count }) => total + count, 0)).toBe(inMonth.length);
  }
});

test("without a month the preview is of the one before, and of no calls it is nothing", async () => {
  const { catalog, operator } = world;
  const price: Pick<SetPrice, "input" | "output"> = cheap;

  const preview = await catalog.previewPrice(operator, { modelId: await newModel("unused"), ...price });

  expect(preview).toMatchObject({ total: { calls: 0, cost: "0.000000", difference: "0.000000" }, days: [] });
  expect(preview.month).toMatch(/^\d{4}-\d{2}$/);
});
