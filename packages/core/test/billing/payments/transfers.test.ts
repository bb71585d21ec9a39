import { SubmitReference } from "@claw/contract";
import { expect, test } from "vitest";
import { checkInvariants } from "../../../src/billing/ledger/check-invariants.ts";
import { outcomeOf, outcomesOf, times } from "../../auth/outcome.ts";
import { createPaymentWorld, type PaymentWorld, yuan } from "./world.ts";

async function transfer(world: PaymentWorld, reference: string | null, payer = world.payer) {
  const payment = await world.payments.topUp(payer, { amount: "50", provider: "offline" });
  if (reference === null) return payment;

  return world.payments.submitReference(payer, { paymentId: payment.id, reference });
}

test("a transfer is submitted by the payer, confirmed by somebody else, and becomes credit once", async () => {
  await using world = await createPaymentWorld();
  const submitted = await transfer(world, "  2026112900001 ");
  expect(submitted).toMatchObject({
    status: "submitted",
    reference: "2026112900001",
    isReferenceReused: false,
  });
  expect(await world.balance()).toBe(0n);

  const confirmed = await world.payments.confirmPayment(world.keeper, { paymentId: submitted.id });

  expect(confirmed.status).toBe("succeeded");
  expect(await world.balance()).toBe(yuan(50));
  const [posted] = await world.db.prisma.ledgerTransaction.findMany();
  expect(posted).toMatchObject({
    kind: "top_up",
    idempotencyKey: `${submitted.id}:paid`,
    actorId: world.keeper.userId,
  });
  const audits = await world.db.prisma.auditEvent.findMany({ where: { action: "payment_confirmed" } });
  expect(audits).toMatchObject([{ userId: world.keeper.userId, organizationId: world.payer.organizationId }]);
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("double confirm: two people in parallel credit once, and one of them did it", async () => {
  await using world = await createPaymentWorld();
  const { id: paymentId } = await transfer(world, "2026112900002");
  const other = { ...(await world.person()), role: "operator" as const };

  const confirmed = await Promise.all(
    [world.keeper, other, world.keeper, other].map((keeper) =>
      world.payments.confirmPayment(keeper, { paymentId }),
    ),
  );

  expect(confirmed.map(({ status }) => status)).toEqual(Array(4).fill("succeeded"));
  expect(await world.balance()).toBe(yuan(50));
  expect(await world.db.prisma.auditEvent.count({ where: { action: "payment_confirmed" } })).toBe(1);
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("self-confirm: the payer may not decide on the own payment, whatever the role", async () => {
  await using world = await createPaymentWorld();
  const { id: paymentId } = await transfer(world, "2026112900003");
  const attempts = (["billing", "operator"] as const).flatMap((role) => [
    world.payments.confirmPayment({ ...world.payer, role }, { paymentId }),
    world.payments.rejectPayment({ ...world.payer, role }, { paymentId, reason: "x" }),
  ]);

  expect(await outcomesOf([...attempts, world.payments.confirmPayment(world.payer, { paymentId })])).toEqual({
    FORBIDDEN: 5,
  });
  expect(await world.balance()).toBe(0n);
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("reused reference: both payments are marked for whoever confirms, also when submitted in parallel", async () => {
  await using world = await createPaymentWorld();
  const stranger = await world.person();
  const [mine, theirs] = [await transfer(world, null), await transfer(world, null, stranger)];

  const submitted = await Promise.all([
    world.payments.submitReference(world.payer, { paymentId: mine.id, reference: "2026112900004" }),
    world.payments.submitReference(stranger, { paymentId: theirs.id, reference: " 2026112900004" }),
  ]);

  // The payers do not learn what others transfer.
  expect(submitted.map(({ isReferenceReused }) => isReferenceReused)).toEqual([false, false]);
  const { items } = await world.payments.payments(world.keeper, { scope: "all", limit: 50 });
  expect(items.map(({ isReferenceReused }) => isReferenceReused)).toEqual([true, true]);
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("two who submit a reference that both have had already do not wait for each other for ever", async () => {
  await using world = await createPaymentWorld();
  const stranger = await world.person();
  const [mine, theirs] = [await transfer(world, "a"), await transfer(world, "a", stranger)];

  const submitted = await Promise.all(
    times(10, (index) =>
      world.payments.submitReference(index % 2 ? world.payer : stranger, {
        paymentId: index % 2 ? mine.id : theirs.id,
        reference: "a",
      }),
    ),
  );

  expect(submitted).toHaveLength(10);
});

test("a transfer without a reference is not confirmed, one of a provider's own is not decided on by people", async () => {
  await using world = await createPaymentWorld();
  const { id: paymentId } = await transfer(world, null);
  const card = await world.payments.topUp(world.payer, { amount: "10" });
  const { keeper, payments } = world;

  const attempts = [
    payments.confirmPayment(keeper, { paymentId }),
    payments.rejectPayment(keeper, { paymentId, reason: "x" }),
    payments.confirmPayment(keeper, { paymentId: card.id }),
    payments.rejectPayment(keeper, { paymentId: card.id, reason: "x" }),
    payments.submitReference(world.payer, { paymentId: card.id, reference: "1" }),
  ];

  expect(await outcomesOf(attempts)).toEqual({ CONFLICT: 5 });
  expect(await outcomeOf(payments.confirmPayment(keeper, { paymentId: world.payer.userId }))).toBe(
    "NOT_FOUND",
  );
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("a reference can be corrected until somebody has decided, and is 1 to 200 characters", async () => {
  await using world = await createPaymentWorld();
  const { id: paymentId } = await transfer(world, "wrong");
  const { payments, payer, keeper } = world;
  expect((await payments.submitReference(payer, { paymentId, reference: "right" })).reference).toBe("right");

  const rejected = await payments.rejectPayment(keeper, { paymentId, reason: " not arrived " });

  expect(rejected).toMatchObject({ status: "failed", failureReason: "not arrived" });
  expect(await outcomeOf(payments.submitReference(payer, { paymentId, reference: "again" }))).toBe(
    "CONFLICT",
  );
  for (const reference of ["", "   ", "x".repeat(201), "x".repeat(10_000), "a\u0000b"]) {
    expect(SubmitReference.safeParse({ paymentId, reference }).success).toBe(false);
  }
  expect(await world.db.prisma.auditEvent.count({ where: { action: "payment_rejected" } })).toBe(1);
});

test("money that arrives after the payment was taken back, or was rejected and is reopened, is credited", async () => {
  await using world = await createPaymentWorld();
  const { payments, payer, keeper } = world;
  const [canceled, rejected] = [await transfer(world, "a1"), await transfer(world, "a2")];
  await payments.cancelPayment(payer, { paymentId: canceled.id });
  await payments.rejectPayment(keeper, { paymentId: rejected.id, reason: "not arrived" });

  expect(await outcomeOf(payments.confirmPayment(keeper, { paymentId: rejected.id }))).toBe("CONFLICT");
  expect(await outcomeOf(payments.reopenPayment(keeper, { paymentId: canceled.id }))).toBe("CONFLICT");
  expect((await payments.reopenPayment(keeper, { paymentId: rejected.id })).status).toBe("submitted");
  for (const { id } of [canceled, rejected]) await payments.confirmPayment(keeper, { paymentId: id });

  expect(await world.balance()).toBe(yuan(100));
  expect(await checkInvariants(world.db)).toEqual([]);
});
