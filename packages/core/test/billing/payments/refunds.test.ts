import { uuidv7 } from "@claw/db";
import { expect, test } from "vitest";
import { lockWallet } from "../../../src/billing/ledger/accounts.ts";
import { checkInvariants } from "../../../src/billing/ledger/check-invariants.ts";
import { postGrant } from "../../../src/billing/ledger/post-grant.ts";
import { postTransaction } from "../../../src/billing/ledger/post-transaction.ts";
import { reconcilePayments } from "../../../src/billing/payments/sweep-payments.ts";
import { minute } from "../../auth/movable-clock.ts";
import { outcomeOf, outcomesOf, times } from "../../auth/outcome.ts";
import { createPaymentWorld, type PaymentWorld, paidNews, yuan } from "./world.ts";

const reason = "asked for";

/** Money that is used up, as calls do. */
async function spend(world: PaymentWorld, amountMicro: bigint): Promise<void> {
  const { organizationId } = world.payer;
  await world.db.prisma.$transaction(async (tx) => {
    await lockWallet(tx, organizationId);
    await postTransaction(tx, {
      organizationId,
      kind: "grant",
      key: uuidv7(),
      entries: [
        { account: "wallet", amountMicro: -amountMicro },
        { account: "revenue", amountMicro },
      ],
    });
  });
}

test("partial refund after spending: no more goes back than is left of what was bought", async () => {
  await using world = await createPaymentWorld();
  const { payments, keeper } = world;
  const { id: paymentId } = await world.paid("100");
  await spend(world, yuan(60));

  expect(await outcomeOf(payments.refundPayment(keeper, { paymentId, amount: "40.01", reason }))).toBe(
    "INSUFFICIENT_BALANCE",
  );
  const partly = await payments.refundPayment(keeper, { paymentId, amount: "15", reason });
  expect(partly).toMatchObject({ status: "partially_refunded", refunded: "15.000000" });
  const more = await payments.refundPayment(keeper, { paymentId, amount: "25", reason });
  expect(more).toMatchObject({ status: "partially_refunded", refunded: "40.000000" });

  expect(await world.balance()).toBe(0n);
  expect(world.provider.refunds.map(({ amountMicro }) => amountMicro)).toEqual([yuan(15), yuan(25)]);
  expect(await world.db.prisma.auditEvent.count({ where: { action: "payment_refunded" } })).toBe(2);
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("what was given is not paid back, however much of it there is", async () => {
  await using world = await createPaymentWorld();
  const { id: paymentId } = await world.paid("10");
  const { organizationId } = world.payer;
  await world.db.prisma.$transaction((tx) =>
    postGrant(tx, { organizationId, amountMicro: yuan(50), key: uuidv7(), reason: "gift", actorId: null }),
  );
  await spend(world, yuan(55));

  const { refundPayment } = world.payments;
  expect(await outcomeOf(refundPayment(world.keeper, { paymentId, amount: "5.01", reason }))).toBe(
    "INSUFFICIENT_BALANCE",
  );
  expect(await outcomeOf(refundPayment(world.keeper, { paymentId, amount: "5", reason }))).toBe("ok");
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("a refund asked for twice, or ten times in parallel, pays back once; its id for another is CONFLICT", async () => {
  await using world = await createPaymentWorld();
  const { payments, keeper } = world;
  const { id: paymentId } = await world.paid("100");
  const refundId = uuidv7();

  const calls = times(10, () =>
    payments.refundPayment(keeper, { paymentId, amount: "30", reason, refundId }),
  );
  expect(await outcomesOf(calls)).toEqual({ ok: 10 });

  expect(await world.balance()).toBe(yuan(70));
  expect(new Set(world.provider.refunds.map((order) => order.refundId))).toEqual(new Set([refundId]));
  expect(await world.db.prisma.refund.count()).toBe(1);
  expect(await outcomeOf(payments.refundPayment(keeper, { paymentId, amount: "31", reason, refundId }))).toBe(
    "CONFLICT",
  );
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("ten refunds in parallel pay back no more than was paid", async () => {
  await using world = await createPaymentWorld();
  const { id: paymentId } = await world.paid("100");

  const calls = times(10, () =>
    world.payments.refundPayment(world.keeper, { paymentId, amount: "30", reason }),
  );

  expect(await outcomesOf(calls)).toEqual({ ok: 3, INSUFFICIENT_BALANCE: 7 });
  expect(await world.balance()).toBe(yuan(10));
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("a refund that the provider refuses gives the money back, and the payment is whole again", async () => {
  await using world = await createPaymentWorld();
  const { id: paymentId } = await world.paid("100");
  await world.payments.refundPayment(world.keeper, { paymentId, amount: "20", reason });
  world.provider.refundsBecome({ status: "failed", reason: "the card is gone" });

  const after = await world.payments.refundPayment(world.keeper, { paymentId, amount: "80", reason });

  expect(after).toMatchObject({ status: "partially_refunded", refunded: "20.000000" });
  expect(await world.balance()).toBe(yuan(80));
  world.provider.refundsBecome({ status: "succeeded", reason: null });
  const again = await world.payments.refundPayment(world.keeper, { paymentId, amount: "80", reason });
  expect(again).toMatchObject({ status: "refunded", refunded: "100.000000" });
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("a refund of which nobody knows whether it was done stays booked, cannot be spent, and is tried again", async () => {
  await using world = await createPaymentWorld();
  const { id: paymentId } = await world.paid("100");
  world.provider.refundsBecome(new Error("the line is cut"));

  const after = await world.payments.refundPayment(world.keeper, { paymentId, amount: "40", reason });
  expect(after.refunded).toBe("40.000000");
  expect(await world.balance()).toBe(yuan(60));

  world.provider.refundsBecome({ status: "succeeded", reason: null });
  await world.db.prisma.refund.updateMany({ data: { createdAt: world.clock.now() } });
  world.clock.advance(10 * minute);
  await reconcilePayments(world.deps);

  const [refund] = await world.db.prisma.refund.findMany();
  expect(refund).toMatchObject({ status: "succeeded", providerReference: `refund_${refund?.id}` });
  expect(new Set(world.provider.refunds.map((order) => order.refundId)).size).toBe(1);
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("refunds begun at the provider are booked once, whatever is left, also told in several ways", async () => {
  await using world = await createPaymentWorld();
  const payment = await world.paid("100");
  await spend(world, yuan(90));
  const refund = { reference: "re_1", refundId: null, amountMicro: yuan(30), currency: "CNY", reason: null };
  const news = { kind: "refunds", refunds: [{ ...refund, status: "succeeded" }] } as const;

  await Promise.all(times(5, () => world.tell(payment, news)));

  expect(await world.balance()).toBe(yuan(-20));
  const after = await world.payments.getPayment(world.payer, { paymentId: payment.id });
  expect(after).toMatchObject({ status: "partially_refunded", refunded: "30.000000" });
  await world.tell(payment, { kind: "refunds", refunds: [{ ...refund, status: "failed" }] });
  await world.tell(payment, news);
  expect(await world.balance()).toBe(yuan(10));
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("our own refund, told by the provider before we knew how it ended, is settled and not booked again", async () => {
  await using world = await createPaymentWorld();
  const payment = await world.paid("100");
  world.provider.refundsBecome(new Error("the line is cut"));
  const refundId = uuidv7();
  const asked = { paymentId: payment.id, amount: "40", reason, refundId };
  await world.payments.refundPayment(world.keeper, asked);

  const told = { reference: "re_2", refundId, amountMicro: yuan(40), currency: "CNY", reason: null };
  await world.tell(payment, { kind: "refunds", refunds: [{ ...told, status: "succeeded" }] });

  expect(await world.db.prisma.refund.findMany()).toMatchObject([
    { id: refundId, status: "succeeded", providerReference: "re_2" },
  ]);
  expect(await world.balance()).toBe(yuan(60));
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("a refund of more than was paid, or in another currency, is recorded and not booked", async () => {
  await using world = await createPaymentWorld();
  const payment = await world.paid("100");
  const refund = { refundId: null, status: "succeeded", reason: null } as const;

  const more = { ...refund, reference: "re_3", amountMicro: yuan(101), currency: "CNY" };
  const foreign = { ...refund, reference: "re_4", amountMicro: yuan(1), currency: "USD" };
  await world.tell(payment, { kind: "refunds", refunds: [more] });
  await world.tell(payment, { kind: "refunds", refunds: [foreign] });

  expect((await world.outcomes()).slice(1)).toEqual(["amount_differs", "currency_differs"]);
  expect(await world.balance()).toBe(yuan(100));
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("refunds of a payment that has no money are CONFLICT; of a transfer they are recorded as paid back", async () => {
  await using world = await createPaymentWorld();
  const { payments, keeper, payer } = world;
  const open = await payments.topUp(payer, { amount: "10" });
  const transfer = await payments.topUp(payer, { amount: "10", provider: "offline" });
  await payments.submitReference(payer, { paymentId: transfer.id, reference: "1" });
  await payments.confirmPayment(keeper, { paymentId: transfer.id });

  expect(await outcomeOf(payments.refundPayment(keeper, { paymentId: open.id, amount: "1", reason }))).toBe(
    "CONFLICT",
  );
  const refunded = await payments.refundPayment(keeper, { paymentId: transfer.id, amount: "10", reason });

  expect(refunded).toMatchObject({ status: "refunded", refunded: "10.000000" });
  expect(await world.db.prisma.refund.findMany()).toMatchObject([{ status: "succeeded" }]);
  await world.tell(open, paidNews(open));
  expect(await world.balance()).toBe(yuan(10));
  expect(await checkInvariants(world.db)).toEqual([]);
});
