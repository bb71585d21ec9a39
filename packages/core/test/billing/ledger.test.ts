import type { CreditSource, UserActor } from "@claw/contract";
import { checkInvariants, postGrant } from "@claw/core";
import { uuidv7 } from "@claw/db";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expireLots } from "../../src/billing/ledger/expire-lots.ts";
import { postTransaction } from "../../src/billing/ledger/post-transaction.ts";
import { takePurchased } from "../../src/billing/ledger/take-purchased.ts";
import { reconcileCall } from "../../src/billing/reconcile-call.ts";
import { noUsage } from "../../src/billing/token-usage.ts";
import { outcomeOf, outcomesOf, times } from "../auth/outcome.ts";
import { openWorld, type World } from "../conversation/world.ts";
import { grantTwentyTimes } from "./scenarios.ts";
import { admit, expectAllAddsUp, limitAnswers, priceAnswers, settle, walletOf, yuan } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await priceAnswers(world.db, 1_000n);
  await limitAnswers(world.db, 1_000);
});
afterAll(() => world[Symbol.asyncDispose]());

async function credit(
  { organizationId }: UserActor,
  source: CreditSource,
  amountMicro: bigint,
  expiresAt: Date | null = null,
): Promise<void> {
  await world.db.prisma.$transaction((tx) =>
    postTransaction(tx, {
      organizationId,
      kind: "grant",
      key: uuidv7(),
      entries: [
        { account: "wallet", amountMicro },
        { account: "promo", amountMicro: -amountMicro },
      ],
      credit: { source, expiresAt },
    }),
  );
}

async function spend(person: UserActor, yuans: number): Promise<void> {
  await settle(world.db, await admit(world.db, person), { output: yuans * 1_000 });
}

/** What is left of each kind of credit, in yuan. */
async function leftOf({ organizationId }: UserActor): Promise<Partial<Record<CreditSource, number>>> {
  const lots = await world.db.prisma.creditLot.groupBy({
    by: ["source"],
    where: { organizationId },
    _sum: { remainingMicro: true },
  });

  return Object.fromEntries(
    lots.map(({ source, _sum }) => [source, Number(_sum.remainingMicro ?? 0n) / 1e6]),
  );
}

test("what can happen once happens once, however many try at once", async () => {
  expect(await grantTwentyTimes(world)).toEqual({ posted: 1, balanceMicro: 2n * yuan });
  await expectAllAddsUp(world.db);
});

test("entries that do not add up to nothing are a defect, and are not posted", async () => {
  const { organizationId } = await world.person(yuan);
  const posting = world.db.prisma.$transaction((tx) =>
    postTransaction(tx, {
      organizationId,
      kind: "grant",
      key: "lopsided",
      entries: [
        { account: "wallet", amountMicro: 2n },
        { account: "promo", amountMicro: -1n },
      ],
      credit: { source: "granted" },
    }),
  );

  await expect(posting).rejects.toThrow("add up to 1");
  await expectAllAddsUp(world.db);
});

describe("credit of several kinds", () => {
  test("is used in the order plan, granted, purchased, and what expires first, first", async () => {
    const person = await world.person(2n * yuan);
    await credit(person, "purchased", 4n * yuan);
    await credit(person, "plan", 3n * yuan, new Date(Date.now() + 86_400_000));

    await spend(person, 4);
    await credit(person, "granted", yuan);
    expect(await leftOf(person)).toEqual({ plan: 0, granted: 2, purchased: 4 });

    await spend(person, 3);
    await credit(person, "granted", yuan);
    expect(await leftOf(person)).toEqual({ plan: 0, granted: 1, purchased: 3 });
    await expectAllAddsUp(world.db);
  });

  test("that expires is taken back as far as it was not used before, once", async () => {
    const person = await world.person(1n * yuan);
    const soon = new Date(Date.now() + 60_000);
    await credit(person, "plan", 5n * yuan, soon);
    await spend(person, 2);

    const later = new Date(soon.getTime() + 1);
    await Promise.all(times(3, () => expireLots(world.db, later)));

    expect(await leftOf(person)).toEqual({ plan: 0, granted: 1 });
    expect(await walletOf(world.db, person)).toMatchObject({ balanceMicro: yuan });
    await expectAllAddsUp(world.db);
  });

  test("goes back to the payer only as far as it was bought and is left", async () => {
    const person = await world.person(5n * yuan);
    await credit(person, "purchased", 3n * yuan);
    const take = (amount: bigint) =>
      outcomeOf(
        world.db.prisma.$transaction((tx) => takePurchased(tx, person.organizationId, amount, uuidv7())),
      );

    expect(await take(3n * yuan)).toBe("ok");
    expect(await take(3n * yuan + 1n)).toBe("INSUFFICIENT_BALANCE");
    await spend(person, 6);
    expect(await take(2n * yuan)).toBe("ok");
    expect(await take(2n * yuan + 1n)).toBe("INSUFFICIENT_BALANCE");
  });

  test("pays a debt with what comes next", async () => {
    const person = await world.person(yuan);
    await settle(world.db, await admit(world.db, person), { output: 3_000 });
    expect(await walletOf(world.db, person)).toMatchObject({ balanceMicro: -2n * yuan });

    await credit(person, "purchased", 5n * yuan);

    expect(await walletOf(world.db, person)).toEqual({
      balanceMicro: 3n * yuan,
      heldMicro: 0n,
      undrawnMicro: 0n,
    });
    expect(await leftOf(person)).toEqual({ granted: 0, purchased: 3 });
    await expectAllAddsUp(world.db);
  });
});

describe("a call whose true usage became known later", () => {
  const truth = (callId: string, output: number) =>
    reconcileCall(world.db, {
      callId,
      usage: { ...noUsage, output },
      by: null,
      reason: "the provider's bill",
    });

  test.each([
    ["less", 400, 400_000n],
    ["more", 900, 900_000n],
    ["the same", 500, 500_000n],
  ])(
    "was %s than was charged: the difference is posted, and the call stays as it was",
    async (_, output, cost) => {
      const person = await world.person(10n * yuan);
      const call = await admit(world.db, person);
      await settle(world.db, call, { output: 500 }, "estimated");

      await truth(call.callId, output);

      expect((await walletOf(world.db, person)).balanceMicro).toBe(10n * yuan - cost);
      const row = await world.db.prisma.llmCall.findUniqueOrThrow({ where: { id: call.callId } });
      expect(row).toMatchObject({ costMicro: 500_000n, usageSource: "estimated" });
      const [day] = await world.db.prisma.usageDay.findMany({ where: { userId: person.userId } });
      expect(day).toMatchObject({
        calls: 1,
        estimatedCalls: 0,
        outputTokens: BigInt(output),
        costMicro: cost,
      });
      await expectAllAddsUp(world.db);
    },
  );

  test("is reconciled once, also by many at once; a call that is not settled not at all", async () => {
    const person = await world.person(10n * yuan);
    const call = await admit(world.db, person);
    expect(await outcomeOf(truth(call.callId, 10))).toBe("NOT_FOUND");
    expect(await outcomeOf(truth(uuidv7(), 10))).toBe("NOT_FOUND");
    await settle(world.db, call, { output: 500 }, "estimated");

    expect(await outcomesOf(times(5, () => truth(call.callId, 100)))).toEqual({ ok: 1, CONFLICT: 4 });
    await expectAllAddsUp(world.db);
  });
});

test.each([
  [
    "a balance",
    "UPDATE billing_accounts SET balance_micro = balance_micro + 1 WHERE organization_id = $1",
    2,
  ],
  ["a hold", "UPDATE billing_accounts SET held_micro = held_micro + 1 WHERE organization_id = $1", 1],
  ["a lot", "UPDATE credit_lots SET remaining_micro = remaining_micro - 1 WHERE organization_id = $1", 1],
  ["a day's sum", "UPDATE usage_days SET cost_micro = cost_micro + 1 WHERE organization_id = $1", 1],
])("%s that was changed by hand is found", async (_name, sql, rows) => {
  await using own = await openWorld();
  await priceAnswers(own.db, 1_000n);
  const person = await own.person(10n * yuan);
  await settle(own.db, await admit(own.db, person), { output: 500 });
  expect(await checkInvariants(own.db)).toEqual([]);

  await own.db.pool.query(sql, [person.organizationId]);

  expect(await checkInvariants(own.db)).toHaveLength(rows);
});

test.each(["ledger_transactions", "ledger_entries"])("what was posted to %s stays", async (table) => {
  const { organizationId } = await world.person(yuan);
  await world.db.prisma.$transaction((tx) =>
    postGrant(tx, { organizationId, amountMicro: 1n, key: uuidv7(), reason: "stays", actorId: null }),
  );

  for (const sql of [
    `UPDATE ${table} SET ${table === "ledger_entries" ? "amount_micro = 0" : "reason = ''"}`,
    `DELETE FROM ${table}`,
    `TRUNCATE ${table} CASCADE`,
  ]) {
    await expect(world.db.pool.query(sql)).rejects.toThrow(/append-only|permission denied/);
  }
});
