import { uuidv7 } from "@claw/db";
import { expect, test } from "vitest";
import { checkInvariants } from "../../../src/billing/ledger/check-invariants.ts";
import { outcomeOf, times } from "../../auth/outcome.ts";
import { createPaymentWorld, paidNews, yuan } from "./world.ts";

test("an invoice is paid by its payment: earned, not credited, and paid once", async () => {
  await using world = await createPaymentWorld();
  const invoiceId = await world.invoice(yuan(99));
  const payment = await world.payments.payInvoice(world.payer, { invoiceId });
  expect(payment).toMatchObject({ purpose: "invoice", invoiceId, amount: "99.000000", status: "pending" });
  expect(world.provider.orders).toMatchObject([{ title: "CLAW.AI CLAW-2026-000001" }]);

  await world.tell(payment, paidNews(payment));

  const invoice = await world.db.prisma.invoice.findUniqueOrThrow({ where: { id: invoiceId } });
  expect(invoice).toMatchObject({ paymentStatus: "paid", paidAt: world.clock.now() });
  expect(await world.db.prisma.ledgerTransaction.findMany()).toMatchObject([
    { kind: "subscription", idempotencyKey: `${payment.id}:paid`, paymentId: payment.id, invoiceId },
  ]);
  expect(await world.balance()).toBe(0n);
  expect(await outcomeOf(world.payments.payInvoice(world.payer, { invoiceId }))).toBe("CONFLICT");
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("an invoice has one open payment: the same way returns it, another way ends it first", async () => {
  await using world = await createPaymentWorld();
  const { payments, payer } = world;
  const invoiceId = await world.invoice(yuan(99));
  const begun = await Promise.all(times(5, () => payments.payInvoice(payer, { invoiceId })));
  expect(new Set(begun.map(({ id }) => id)).size).toBe(1);

  const transfer = await payments.payInvoice(payer, { invoiceId, provider: "offline" });

  const [card] = begun;
  expect((await payments.getPayment(payer, { paymentId: card?.id ?? "" })).status).toBe("canceled");
  expect(await world.provider.query(`page_${card?.id}`)).toEqual({ state: "closed" });
  await payments.submitReference(payer, { paymentId: transfer.id, reference: "1" });
  expect(await outcomeOf(payments.payInvoice(payer, { invoiceId }))).toBe("CONFLICT");
  expect((await payments.payInvoice(payer, { invoiceId, provider: "offline" })).id).toBe(transfer.id);
  expect(await world.db.prisma.payment.count({ where: { status: { in: ["pending", "submitted"] } } })).toBe(
    1,
  );
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("an invoice that was paid while another way was wanted is paid, and nothing new is begun", async () => {
  await using world = await createPaymentWorld();
  const { payments, payer } = world;
  const invoiceId = await world.invoice(yuan(99));
  const card = await payments.payInvoice(payer, { invoiceId });
  world.provider.stands(`page_${card.id}`, { state: "paid", amountMicro: yuan(99), currency: "CNY" });

  expect(await outcomeOf(payments.payInvoice(payer, { invoiceId, provider: "offline" }))).toBe("CONFLICT");

  expect((await payments.getPayment(payer, { paymentId: card.id })).status).toBe("succeeded");
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("late money for an invoice that is paid already becomes credit: nothing is lost or earned twice", async () => {
  await using world = await createPaymentWorld();
  const { payments, payer, keeper } = world;
  const invoiceId = await world.invoice(yuan(99));
  const first = await payments.payInvoice(payer, { invoiceId });
  await payments.cancelPayment(payer, { paymentId: first.id });
  const second = await payments.payInvoice(payer, { invoiceId, method: "alipay" });
  await world.tell(second, paidNews(second));

  await world.tell(first, paidNews(first));

  expect(await world.balance()).toBe(yuan(99));
  expect(await world.outcomes()).toEqual(["applied", "applied_late"]);
  const refund = { paymentId: first.id, amount: "99", reason: "paid twice" };
  expect((await payments.refundPayment(keeper, refund)).status).toBe("refunded");
  expect(await world.balance()).toBe(0n);
  const invoice = await world.db.prisma.invoice.findUniqueOrThrow({ where: { id: invoiceId } });
  expect(invoice.paymentStatus).toBe("paid");
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("an invoice whose money is paid back is refunded when all of it is, and its wallet is not asked", async () => {
  await using world = await createPaymentWorld();
  const { payments, payer, keeper } = world;
  const invoiceId = await world.invoice(yuan(99));
  const payment = await payments.payInvoice(payer, { invoiceId });
  await world.tell(payment, paidNews(payment));
  const statusOf = async () =>
    (await world.db.prisma.invoice.findUniqueOrThrow({ where: { id: invoiceId } })).paymentStatus;

  const refund = { paymentId: payment.id, amount: "49.50", reason: "half of it" };
  await payments.refundPayment(keeper, refund);
  expect(await statusOf()).toBe("paid");
  const whole = await payments.refundPayment(keeper, refund);

  expect([whole.status, await statusOf(), await world.balance()]).toEqual(["refunded", "refunded", 0n]);
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("another organization's invoice is NOT_FOUND, one of nothing and a void one are CONFLICT", async () => {
  await using world = await createPaymentWorld();
  const stranger = await world.person();
  const { prisma } = world.db;
  const [theirs, nothing, voided] = [
    await world.invoice(yuan(1), stranger),
    await world.invoice(0n),
    await world.invoice(yuan(1)),
  ];
  await prisma.invoice.update({ where: { id: voided }, data: { status: "void" } });
  const pay = (invoiceId: string) => outcomeOf(world.payments.payInvoice(world.payer, { invoiceId }));

  expect([await pay(theirs), await pay(uuidv7())]).toEqual(["NOT_FOUND", "NOT_FOUND"]);
  expect([await pay(nothing), await pay(voided)]).toEqual(["CONFLICT", "CONFLICT"]);
  expect(await prisma.payment.count()).toBe(0);
});
