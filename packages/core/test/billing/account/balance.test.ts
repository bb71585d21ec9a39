import { expect, test } from "vitest";
import { checkInvariants, postGrant } from "../../../src/billing/index.ts";
import { lockWallet } from "../../../src/billing/ledger/accounts.ts";
import { drawLots } from "../../../src/billing/ledger/draw-lots.ts";
import { settledCall } from "./settled-call.ts";
import { openWorld, type World } from "./world.ts";

/** Credit of 1 yuan each, in another order than they are used in. */
async function giveLots({ db }: World, organizationId: string): Promise<void> {
  const lots = [
    { source: "purchased", expiresAt: null },
    { source: "granted", expiresAt: null },
    { source: "granted", expiresAt: new Date("2027-05-01T00:00:00Z") },
    { source: "plan", expiresAt: new Date("2027-06-01T00:00:00Z") },
  ] as const;

  for (const [at, { source, expiresAt }] of lots.entries()) {
    await db.prisma.$transaction(async (tx) => {
      await postGrant(tx, {
        organizationId,
        amountMicro: 1_000_000n,
        key: `${organizationId}:${at}`,
        reason: "test",
        actorId: null,
        expiresAt,
      });
      await tx.creditLot.updateMany({
        where: { organizationId, transaction: { idempotencyKey: `${organizationId}:${at}` } },
        data: { source },
      });
    });
  }
}

test("a balance shows lots as they will be when what was spent is drawn from them, and writes nothing", async () => {
  await using world = await openWorld();
  const { db, accounts } = world;
  const person = await world.person();
  await giveLots(world, person.organizationId);
  // 2.5 yuan: plan and the granted that expires, and half of the granted that does not.
  await settledCall(db, person, { fresh: 100_000, output: 25_000 });
  const written = await db.prisma.creditLot.findMany({ orderBy: { id: "asc" } });

  const read = await accounts.balance(person);

  expect(read).toMatchObject({
    balance: "1.500000",
    available: "1.500000",
    held: "0.000000",
    currency: "CNY",
  });
  expect(read.lots.map(({ source, remaining }) => ({ source, remaining }))).toEqual([
    { source: "granted", remaining: "0.500000" },
    { source: "purchased", remaining: "1.000000" },
  ]);
  expect(await db.prisma.creditLot.findMany({ orderBy: { id: "asc" } })).toEqual(written);
  await db.prisma.$transaction(async (tx) => {
    await lockWallet(tx, person.organizationId);
    await drawLots(tx, person.organizationId);
  });
  expect(await accounts.balance(person)).toEqual(read);
  expect(await checkInvariants(db)).toEqual([]);
});

test("what was spent beyond all lots leaves none and a balance below zero", async () => {
  await using world = await openWorld();
  const person = await world.person();
  await giveLots(world, person.organizationId);
  await settledCall(world.db, person, { fresh: 200_000, output: 1 });

  expect(await world.accounts.balance(person)).toEqual({
    currency: "CNY",
    balance: "-0.000020",
    held: "0.000000",
    creditLimit: "0.000000",
    available: "-0.000020",
    lots: [],
  });
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("a balance is read while somebody else has the wallet locked", async () => {
  await using world = await openWorld();
  const person = await world.person();

  await world.db.prisma.$transaction(async (tx) => {
    await lockWallet(tx, person.organizationId);
    expect(await world.accounts.balance(person)).toMatchObject({ balance: "0.000000", lots: [] });
  });
});

test("a balance is one's own organization's alone", async () => {
  await using world = await openWorld();
  const [one, other] = [await world.person(), await world.person()];
  await giveLots(world, one.organizationId);

  expect(await world.accounts.balance(other)).toMatchObject({ balance: "0.000000", lots: [] });
  await expect(
    world.accounts.balance({ kind: "anonymous", origin: { address: "192.0.2.1", userAgent: null } }),
  ).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
});
