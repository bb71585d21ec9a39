import type { BudgetKind, BudgetPeriod, UserActor } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { outcomeOf, outcomesOf, times } from "../auth/outcome.ts";
import { openWorld, type World } from "../conversation/world.ts";
import { admit, expectAllAddsUp, limitAnswers, priceAnswers, settle, walletOf, yuan } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await priceAnswers(world.db, 1_000n);
  await limitAnswers(world.db, 1_000);
});
afterEach(() => expectAllAddsUp(world.db));
afterAll(() => world[Symbol.asyncDispose]());

async function budget(
  { organizationId, userId }: UserActor,
  {
    limit,
    own = false,
    kind = "hard",
    period = "month",
  }: { limit: bigint; own?: boolean; kind?: BudgetKind; period?: BudgetPeriod },
): Promise<string> {
  const { id } = await world.db.prisma.budget.create({
    data: {
      id: uuidv7(),
      organizationId,
      scope: own ? "user" : "organization",
      userId: own ? userId : null,
      period,
      kind,
      limitMicro: limit,
    },
  });

  return id;
}

test("at the boundary of a hard budget, parallel calls are admitted exactly as far as it reaches", async () => {
  const person = await world.person(100n * yuan);
  await budget(person, { limit: 7n * yuan });

  expect(await outcomesOf(times(20, () => admit(world.db, person)))).toEqual({ ok: 7, QUOTA_EXCEEDED: 13 });
  expect(await walletOf(world.db, person)).toMatchObject({ heldMicro: 7n * yuan });
});

test("an answer may be as long as the smallest budget allows", async () => {
  const person = await world.person(100n * yuan);
  await budget(person, { limit: 7n * yuan });
  await budget(person, { limit: yuan / 2n, own: true, period: "day" });

  expect((await admit(world.db, person)).outputTokens).toBe(500);
});

test("a soft budget lets everything through", async () => {
  const person = await world.person(100n * yuan);
  await budget(person, { limit: yuan, kind: "soft" });

  expect(await outcomesOf(times(3, () => admit(world.db, person)))).toEqual({ ok: 3 });
});

test("a budget of one person does not stop another of the same organization", async () => {
  const person = await world.person(100n * yuan);
  const colleague = { ...(await world.person()), organizationId: person.organizationId };
  await budget(person, { limit: yuan, own: true });
  await admit(world.db, person);

  expect(await outcomeOf(admit(world.db, person))).toBe("QUOTA_EXCEEDED");
  expect(await outcomeOf(admit(world.db, colleague))).toBe("ok");
});

test("what was held for a call is free again when it has ended, and what it cost is not", async () => {
  const person = await world.person(100n * yuan);
  const budgetId = await budget(person, { limit: 2n * yuan });
  const [first, second] = [await admit(world.db, person), await admit(world.db, person)];
  await settle(world.db, first, { output: 100 });
  await settle(world.db, second, null);

  const [period] = await world.db.prisma.budgetPeriodUsage.findMany({ where: { budgetId } });
  expect(period).toMatchObject({ spentMicro: 100_000n, heldMicro: 0n });
  expect((await admit(world.db, person)).holdMicro).toBe(yuan);
});

test("coming near a limit and passing it is noted once each, however many calls do so at once", async () => {
  const person = await world.person(100n * yuan);
  const budgetId = await budget(person, { limit: 10n * yuan, kind: "soft" });
  const calls = await Promise.all(times(12, () => admit(world.db, person)));

  const noted = async () =>
    (await world.db.prisma.budgetAlert.findMany({ where: { budgetId }, orderBy: { percent: "asc" } })).map(
      ({ percent }) => percent,
    );
  await Promise.all(calls.slice(0, 7).map((call) => settle(world.db, call, { output: 1_000 })));
  expect(await noted()).toEqual([]);
  await Promise.all(calls.slice(7, 9).map((call) => settle(world.db, call, { output: 1_000 })));
  expect(await noted()).toEqual([80]);
  await Promise.all(calls.slice(9).map((call) => settle(world.db, call, { output: 1_000 })));
  expect(await noted()).toEqual([80, 100]);
});

test("a month that ends in Shanghai during a call: it counts in the month in which it was admitted", async () => {
  const person = await world.person(100n * yuan);
  const budgetId = await budget(person, { limit: 10n * yuan });
  const call = await admit(world.db, person);
  // 31 October, 23:59:59 in Shanghai: the call and its hold are moved there, as if it had begun then.
  const at = new Date("2026-10-31T15:59:59Z");
  const october = new Date("2026-10-01");
  await world.db.prisma.llmCall.update({ where: { id: call.callId }, data: { createdAt: at } });
  await world.db.prisma.budgetPeriodUsage.updateMany({ where: { budgetId }, data: { periodStart: october } });

  await settle(world.db, call, { output: 300 });
  await admit(world.db, person);

  const periods = await world.db.prisma.budgetPeriodUsage.findMany({
    where: { budgetId },
    orderBy: { periodStart: "asc" },
  });
  expect(periods).toMatchObject([
    { periodStart: october, spentMicro: 300_000n, heldMicro: 0n },
    { spentMicro: 0n, heldMicro: yuan },
  ]);
  const [day] = await world.db.prisma.usageDay.findMany({ where: { userId: person.userId } });
  expect(day?.day).toEqual(new Date("2026-10-31"));
});

test("a budget that was set while a call was under way counts what it costs, and holds nothing for it", async () => {
  const person = await world.person(100n * yuan);
  const call = await admit(world.db, person);
  const budgetId = await budget(person, { limit: 10n * yuan });
  await admit(world.db, person);

  await settle(world.db, call, { output: 300 });

  const [period] = await world.db.prisma.budgetPeriodUsage.findMany({ where: { budgetId } });
  expect(period).toMatchObject({ spentMicro: 300_000n, heldMicro: yuan });
});
