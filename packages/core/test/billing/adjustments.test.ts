import { MakeAdjustment, parseMicro, type UserActor } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { createTestDatabase } from "@claw/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { grantCredit } from "../../src/billing/account/grant-credit.ts";
import { approveAdjustment } from "../../src/billing/adjustments/approve-adjustment.ts";
import { makeAdjustment } from "../../src/billing/adjustments/make-adjustment.ts";
import { rejectAdjustment } from "../../src/billing/adjustments/reject-adjustment.ts";
import { checkInvariants } from "../../src/billing/ledger/check-invariants.ts";
import { day, movableClock } from "../auth/movable-clock.ts";
import { outcomeOf } from "../auth/outcome.ts";
import { createPerson } from "../create-person.ts";
import { walletOf, yuan } from "./world.ts";

const database = createTestDatabase();
afterAll(async () => (await database)[Symbol.asyncDispose]());

/** One database for the file, with people of its own for each test. */
async function openDesk(limitYuan: bigint | null = 100n) {
  const { db } = await database;
  const clock = movableClock("2026-11-29T04:00:00.000Z");
  const deps = { db, clock, approvalLimitMicro: () => (limitYuan === null ? null : limitYuan * yuan) };
  const operator = async (): Promise<UserActor> => ({
    ...(await createPerson(db, undefined, 0n)),
    role: "operator",
  });
  const [one, other, person] = [await operator(), await operator(), await createPerson(db, undefined, 0n)];

  return {
    db,
    clock,
    deps,
    operator,
    one,
    other,
    person,
    make: (actor: UserActor, amount: string, more: Partial<MakeAdjustment> = {}) =>
      makeAdjustment(deps, actor, {
        userId: person.userId,
        amount,
        direction: "credit",
        source: "correction",
        reason: "counted wrong",
        ...more,
      }),
    balance: async () => (await walletOf(db, person)).balanceMicro,
    actions: async () =>
      (
        await db.prisma.auditEvent.findMany({
          where: { organizationId: person.organizationId },
          orderBy: { seq: "asc" },
        })
      ).map(({ action }) => action),
  };
}

async function expectAllAddsUp() {
  expect(await checkInvariants((await database).db)).toEqual([]);
}

beforeAll(() => database);

test("up to the limit one operator moves money at once, in both directions, out of where it belongs", async () => {
  const desk = await openDesk();

  await desk.make(desk.one, "30", { source: "promotional" });
  await desk.make(desk.one, "40");
  await desk.make(desk.one, "10", { direction: "debit" });
  const last = await desk.make(desk.one, "20", { direction: "debit", source: "promotional" });

  expect(last).toMatchObject({ status: "applied", needsApproval: false, decidedById: null });
  expect(await desk.balance()).toBe(40n * yuan);
  const posted = await desk.db.prisma.ledgerTransaction.findMany({
    where: { organizationId: desk.person.organizationId },
    orderBy: { seq: "asc" },
    include: { entries: { include: { account: true } } },
  });
  expect(
    posted.map(({ kind, actorId, entries }) => [
      kind,
      actorId,
      entries.find(({ account }) => account.kind !== "wallet")?.account.kind,
    ]),
  ).toEqual([
    ["grant", desk.one.userId, "promo"],
    ["adjustment", desk.one.userId, "revenue"],
    ["adjustment", desk.one.userId, "revenue"],
    ["adjustment", desk.one.userId, "promo"],
  ]);
  expect(await desk.actions()).toEqual([
    "credit_granted",
    "adjustment_made",
    "adjustment_made",
    "adjustment_made",
  ]);
  await expectAllAddsUp();
});

test("above the limit nothing moves until another operator approves; who asked cannot", async () => {
  const desk = await openDesk();
  const pending = await desk.make(desk.one, "100.01");
  expect(pending).toMatchObject({ status: "pending", needsApproval: true, transactionId: null });
  expect(await desk.balance()).toBe(0n);

  const adjustmentId = pending.id;
  expect(await outcomeOf(approveAdjustment(desk.deps, desk.one, { adjustmentId }))).toBe("FORBIDDEN");
  expect(await desk.balance()).toBe(0n);

  const applied = await approveAdjustment(desk.deps, desk.other, { adjustmentId });
  expect(applied).toMatchObject({ status: "applied", decidedById: desk.other.userId });
  expect(await desk.balance()).toBe(parseMicro("100.01"));
  expect(await desk.actions()).toEqual(["adjustment_requested", "adjustment_approved"]);
  await expectAllAddsUp();
});

test("whom it is for does not approve it, and nobody but operators does anything", async () => {
  const desk = await openDesk();
  const { id: adjustmentId } = await desk.make(desk.one, "500");
  const insider: UserActor = { ...desk.person, role: "operator" };

  expect(await outcomeOf(approveAdjustment(desk.deps, insider, { adjustmentId }))).toBe("FORBIDDEN");
  for (const role of ["user", "billing"] as const) {
    const stranger = { ...desk.other, role };
    expect(await outcomeOf(approveAdjustment(desk.deps, stranger, { adjustmentId }))).toBe("FORBIDDEN");
    expect(await outcomeOf(rejectAdjustment(desk.deps, stranger, { adjustmentId, note: "x" }))).toBe(
      "FORBIDDEN",
    );
    expect(await outcomeOf(desk.make(stranger, "1"))).toBe("FORBIDDEN");
  }
  expect(await desk.balance()).toBe(0n);
});

test("twenty approvals at the same instant by two others post once", async () => {
  const desk = await openDesk();
  const third = await desk.operator();
  const { id: adjustmentId } = await desk.make(desk.one, "250");

  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) =>
      approveAdjustment(desk.deps, index % 2 ? third : desk.other, { adjustmentId }),
    ),
  );

  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await desk.balance()).toBe(250n * yuan);
  await expectAllAddsUp();
});

test("approval and rejection at the same instant: one of them counts; after a rejection nothing is approved", async () => {
  const desk = await openDesk();

  for (let round = 0; round < 10; round += 1) {
    const before = await desk.balance();
    const { id: adjustmentId } = await desk.make(desk.one, "200");
    const [approved, rejected] = await Promise.allSettled([
      approveAdjustment(desk.deps, desk.other, { adjustmentId }),
      rejectAdjustment(desk.deps, desk.one, { adjustmentId, note: "no" }),
    ]);

    expect([approved?.status, rejected?.status].sort()).toEqual(["fulfilled", "rejected"]);
    const lost = approved?.status === "rejected" ? approved : rejected;
    expect(lost).toMatchObject({ reason: { code: "CONFLICT" } });
    expect((await desk.balance()) - before).toBe(approved?.status === "fulfilled" ? 200n * yuan : 0n);
  }
  const { id: adjustmentId } = await desk.make(desk.one, "200");
  await rejectAdjustment(desk.deps, desk.other, { adjustmentId, note: "no" });
  expect(await outcomeOf(approveAdjustment(desk.deps, desk.other, { adjustmentId }))).toBe("CONFLICT");
  await expectAllAddsUp();
});

test("a large amount in small pieces is a large amount: for one operator and one person within 24 hours", async () => {
  const desk = await openDesk();
  const grant = { userId: desk.person.userId, amount: "40", reason: "sorry" };

  const pieces = await Promise.all(Array.from({ length: 10 }, () => grantCredit(desk.deps, desk.one, grant)));
  expect(pieces.filter(({ waitsForApproval }) => !waitsForApproval)).toHaveLength(2);
  expect(await desk.balance()).toBe(80n * yuan);
  // Taking counts like giving, so that money is not passed through.
  expect(await desk.make(desk.one, "30", { direction: "debit" })).toMatchObject({ status: "pending" });
  expect(await desk.make(desk.other, "90")).toMatchObject({ status: "applied" });

  desk.clock.advance(day);
  expect(await desk.make(desk.one, "40")).toMatchObject({ status: "applied" });
  await expectAllAddsUp();
});

test("an id moves money once, whatever is tried with it; without a limit nothing waits", async () => {
  const desk = await openDesk(null);
  const adjustmentId = uuidv7();

  await Promise.all(Array.from({ length: 10 }, () => desk.make(desk.one, "5000", { adjustmentId })));
  for (const change of [{ direction: "debit" }, { source: "promotional" }, { reason: "x" }] as const) {
    expect(await outcomeOf(desk.make(desk.one, "5000", { adjustmentId, ...change }))).toBe("CONFLICT");
  }
  expect(await outcomeOf(desk.make(desk.one, "1", { adjustmentId }))).toBe("CONFLICT");

  expect(await desk.balance()).toBe(5_000n * yuan);
  await expectAllAddsUp();
});

test("no more is taken than is there, also when it was when it was asked for", async () => {
  const desk = await openDesk();
  await desk.make(desk.one, "50");
  expect(await outcomeOf(desk.make(desk.other, "50.01", { direction: "debit" }))).toBe(
    "INSUFFICIENT_BALANCE",
  );
  const { id: adjustmentId } = await desk.make(desk.one, "300", { direction: "debit" });

  expect(await outcomeOf(approveAdjustment(desk.deps, desk.other, { adjustmentId }))).toBe(
    "INSUFFICIENT_BALANCE",
  );
  expect(await desk.db.prisma.adjustment.findUnique({ where: { id: adjustmentId } })).toMatchObject({
    status: "pending",
  });
  expect(await desk.balance()).toBe(50n * yuan);
  await expectAllAddsUp();
});

test("the database itself refuses a second pair of eyes that is the first, another amount, and undoing", async () => {
  const { db, one, other, deps, make } = await openDesk();
  const { id } = await make(one, "200");
  const own = { status: "applied", decidedById: one.userId, decidedAt: new Date() } as const;

  await expect(db.prisma.adjustment.update({ where: { id }, data: own })).rejects.toThrow("adjustments_");
  await expect(
    db.prisma.adjustment.update({ where: { id }, data: { amountMicro: 10_000n } }),
  ).rejects.toThrow("immutable");
  await approveAdjustment(deps, other, { adjustmentId: id });
  await expect(
    db.prisma.adjustment.update({ where: { id }, data: { status: "pending", decidedAt: null } }),
  ).rejects.toThrow("immutable");
  await expect(db.prisma.adjustment.delete({ where: { id } })).rejects.toThrow();
});

test("whatever operators do, one alone never moves more than the limit, and the books balance", async () => {
  const deed = fc.record({
    by: fc.integer({ min: 0, max: 1 }),
    fen: fc.integer({ min: 1, max: 15_000 }),
    direction: fc.constantFrom("credit", "debit"),
    source: fc.constantFrom("promotional", "correction"),
    decide: fc.constantFrom("approve", "reject", "leave", "self"),
  });

  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 12 }), async (deeds) => {
      const desk = await openDesk();
      const pair = [desk.one, desk.other] as const;
      await Promise.allSettled(
        deeds.map(async ({ by, fen, direction, source, decide }) => {
          const [actor, second] = by === 0 ? pair : ([pair[1], pair[0]] as const);
          const { id: adjustmentId } = await desk.make(actor, (fen / 100).toFixed(2), { direction, source });
          if (decide === "approve") await approveAdjustment(desk.deps, second, { adjustmentId });
          if (decide === "self") await approveAdjustment(desk.deps, actor, { adjustmentId });
          if (decide === "reject") await rejectAdjustment(desk.deps, second, { adjustmentId, note: "no" });
        }),
      );

      const rows = await desk.db.prisma.adjustment.findMany({
        where: { organizationId: desk.person.organizationId },
      });
      const applied = rows.filter(({ status }) => status === "applied");
      for (const { userId } of pair) {
        const alone = applied.filter((row) => row.requestedById === userId && row.decidedById === null);
        const moved = alone.reduce((sum, { amountMicro: m }) => sum + (m < 0n ? -m : m), 0n);
        expect(moved).toBeLessThanOrEqual(100n * yuan);
      }
      expect(await desk.balance()).toBe(applied.reduce((sum, { amountMicro }) => sum + amountMicro, 0n));
    }),
    { numRuns: 15 },
  );
  await expectAllAddsUp();
});

test("only a gift expires", () => {
  const gift = { userId: uuidv7(), amount: "1", reason: "x", expiresAt: "2027-01-01T00:00:00.000Z" };
  const accepted = (direction: string, source: string) =>
    MakeAdjustment.safeParse({ ...gift, direction, source }).success;

  expect([
    accepted("credit", "promotional"),
    accepted("credit", "correction"),
    accepted("debit", "promotional"),
  ]).toEqual([true, false, false]);
});
