import type { UserActor } from "@claw/contract";
import { expect, test } from "vitest";
import { checkInvariants } from "../../../src/billing/ledger/check-invariants.ts";
import { outcomeOf, outcomesOf } from "../../auth/outcome.ts";
import { createPaymentWorld, type PaymentWorld, yuan } from "./world.ts";

const openWorld = () => createPaymentWorld({ approvalLimitMicro: yuan(1_000) });

async function transfer({ payments, payer }: PaymentWorld, amount: string, reference = amount) {
  const { id: paymentId } = await payments.topUp(payer, { amount, provider: "offline" });
  await payments.submitReference(payer, { paymentId, reference });

  return paymentId;
}

async function operators(world: PaymentWorld): Promise<[UserActor, UserActor]> {
  const [one, other] = [await world.person(), await world.person()];

  return [
    { ...one, role: "operator" },
    { ...other, role: "operator" },
  ];
}

test("above the limit a payment waits for a second approver, another one, and is credited by that", async () => {
  await using world = await openWorld();
  const [one, other] = await operators(world);
  const paymentId = await transfer(world, "1000.01");

  const first = await world.payments.confirmPayment(one, { paymentId });
  expect(first).toMatchObject({ status: "submitted", awaitsSecondApproval: true });
  expect(await world.balance()).toBe(0n);
  expect(await outcomeOf(world.payments.confirmPayment(one, { paymentId }))).toBe("FORBIDDEN");
  expect(await world.payments.getPayment(world.payer, { paymentId })).toMatchObject({
    awaitsSecondApproval: false,
  });

  const second = await world.payments.confirmPayment(other, { paymentId });
  expect(second).toMatchObject({ status: "succeeded", awaitsSecondApproval: false });
  expect(await world.balance()).toBe(yuan(1000.01));
  const audits = await world.db.prisma.auditEvent.findMany({ orderBy: { createdAt: "asc" } });
  expect(audits).toMatchObject([
    { action: "payment_approved", userId: one.userId },
    { action: "payment_confirmed", userId: other.userId, detail: { firstApprovedById: one.userId } },
  ]);
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("at the limit one is enough", async () => {
  await using world = await openWorld();
  const paymentId = await transfer(world, "1000");

  expect((await world.payments.confirmPayment(world.keeper, { paymentId })).status).toBe("succeeded");
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("two approvers at the same instant, each ten times: two approvals, one credit", async () => {
  await using world = await openWorld();
  const [one, other] = await operators(world);
  const paymentId = await transfer(world, "5000");

  const attempts = Array.from({ length: 20 }, (_, index) =>
    world.payments.confirmPayment(index % 2 ? one : other, { paymentId }),
  );
  await Promise.allSettled(attempts);

  expect(await world.balance()).toBe(yuan(5_000));
  const row = await world.db.prisma.payment.findUniqueOrThrow({ where: { id: paymentId } });
  expect([row.firstApprovedById, row.confirmedById].sort()).toEqual([one.userId, other.userId].sort());
  expect(await world.db.prisma.auditEvent.groupBy({ by: ["action"], _count: true })).toHaveLength(2);
  expect(await world.db.prisma.auditEvent.count()).toBe(2);
  expect(await world.db.prisma.ledgerTransaction.count()).toBe(1);
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("a rejection ends it: no approval counts any more, also not after it was reopened", async () => {
  await using world = await openWorld();
  const [one, other] = await operators(world);
  const paymentId = await transfer(world, "5000");
  await world.payments.confirmPayment(one, { paymentId });
  await world.payments.rejectPayment(other, { paymentId, reason: "not arrived" });

  expect(
    await outcomesOf([one, other].map((actor) => world.payments.confirmPayment(actor, { paymentId }))),
  ).toEqual({ CONFLICT: 2 });

  await world.payments.reopenPayment(one, { paymentId });
  expect(await world.payments.confirmPayment(other, { paymentId })).toMatchObject({
    status: "submitted",
    awaitsSecondApproval: true,
  });
  expect(await world.balance()).toBe(0n);
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("who confirmed first may take it back, nobody else, and two confirm it anew; after the second it is too late", async () => {
  await using world = await openWorld();
  const [one, other] = await operators(world);
  const paymentId = await transfer(world, "5000");
  const withdraw = (actor: UserActor) => outcomeOf(world.payments.withdrawApproval(actor, { paymentId }));
  expect(await withdraw(one)).toBe("CONFLICT");
  await world.payments.confirmPayment(one, { paymentId });

  expect(await withdraw(other)).toBe("FORBIDDEN");
  expect(await world.payments.withdrawApproval(one, { paymentId })).toMatchObject({
    status: "submitted",
    awaitsSecondApproval: false,
  });

  expect((await world.payments.confirmPayment(other, { paymentId })).status).toBe("submitted");
  expect(await world.balance()).toBe(0n);
  expect((await world.payments.confirmPayment(one, { paymentId })).status).toBe("succeeded");
  expect(await world.balance()).toBe(yuan(5_000));
  expect(await withdraw(other)).toBe("CONFLICT");
  const withdrawn = { action: "payment_approval_withdrawn", userId: one.userId };
  expect(await world.db.prisma.auditEvent.count({ where: withdrawn })).toBe(1);
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("who approved has approved the reference of then: another one is approved anew", async () => {
  await using world = await openWorld();
  const [one, other] = await operators(world);
  const paymentId = await transfer(world, "5000", "seen");
  await world.payments.confirmPayment(one, { paymentId });

  await world.payments.submitReference(world.payer, { paymentId, reference: "another" });

  expect((await world.payments.confirmPayment(other, { paymentId })).status).toBe("submitted");
  expect(await world.balance()).toBe(0n);
});

test("the payer is neither the first nor the second, and the database itself knows", async () => {
  await using world = await openWorld();
  const payer: UserActor = { ...world.payer, role: "operator" };
  const paymentId = await transfer(world, "5000");
  expect(await outcomeOf(world.payments.confirmPayment(payer, { paymentId }))).toBe("FORBIDDEN");
  await world.payments.confirmPayment(world.keeper, { paymentId });
  expect(await outcomeOf(world.payments.confirmPayment(payer, { paymentId }))).toBe("FORBIDDEN");

  for (const confirmedById of [world.payer.userId, world.keeper.userId]) {
    await expect(
      world.db.prisma.payment.update({ where: { id: paymentId }, data: { confirmedById } }),
    ).rejects.toThrow("payments_four_eyes");
  }
});
