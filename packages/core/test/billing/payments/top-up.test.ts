import { TopUp } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { expect, test } from "vitest";
import { checkInvariants } from "../../../src/billing/ledger/check-invariants.ts";
import { outcomeOf, outcomesOf, times } from "../../auth/outcome.ts";
import { createPaymentWorld, paidNews, yuan } from "./world.ts";

test("a top-up waits at the first provider, and becomes credit when that says it is paid", async () => {
  await using world = await createPaymentWorld();

  const payment = await world.payments.topUp(world.payer, { amount: "100.50", method: "alipay" });

  expect(payment).toMatchObject({
    provider: "stripe",
    method: "alipay",
    status: "pending",
    amount: "100.500000",
  });
  expect(payment.payUrl).toBe(`https://pay.example.com/page_${payment.id}`);
  expect(world.provider.orders).toMatchObject([
    {
      amountMicro: yuan(100.5),
      currency: "CNY",
      title: "CLAW.AI",
      returnUrl: `https://claw.example.com/billing/payments/${payment.id}`,
    },
  ]);
  expect(await world.balance()).toBe(0n);

  await world.tell(payment, paidNews(payment));

  const after = await world.payments.getPayment(world.payer, { paymentId: payment.id });
  expect(after).toMatchObject({ status: "succeeded", payUrl: null });
  expect(await world.balance()).toBe(yuan(100.5));
  const lots = await world.db.prisma.creditLot.findMany();
  expect(lots).toMatchObject([{ source: "purchased", paymentId: payment.id, remainingMicro: yuan(100.5) }]);
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("the same payment id again is the same payment, with another amount or way it is CONFLICT", async () => {
  await using world = await createPaymentWorld();
  const paymentId = uuidv7();
  const [first] = await Promise.all(
    times(5, () => world.payments.topUp(world.payer, { amount: "10", paymentId })),
  );

  expect(await world.payments.topUp(world.payer, { amount: "10.00", paymentId })).toEqual(first);
  const stranger = await world.person();
  const others = [
    world.payments.topUp(world.payer, { amount: "11", paymentId }),
    world.payments.topUp(world.payer, { amount: "10", paymentId, method: "alipay" }),
    world.payments.topUp(world.payer, { amount: "10", paymentId, provider: "offline" }),
    world.payments.topUp(stranger, { amount: "10", paymentId }),
  ];
  expect(await outcomesOf(others)).toEqual({ CONFLICT: 4 });
  expect(await world.db.prisma.payment.count()).toBe(1);
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("a top-up that its provider did not hear of is announced by the next call with its id", async () => {
  await using world = await createPaymentWorld();
  const paymentId = uuidv7();
  world.provider.answers(false);
  expect(await outcomeOf(world.payments.topUp(world.payer, { amount: "10", paymentId }))).toBe(
    "PROVIDER_FAILED",
  );
  world.provider.answers(true);

  const payment = await world.payments.topUp(world.payer, { amount: "10", paymentId });

  expect(payment.payUrl).not.toBeNull();
  expect(world.provider.orders).toHaveLength(1);
});

test.each([
  ["negative", { amount: "-1" }],
  ["zero", { amount: "0.00" }],
  ["a part of a fen", { amount: "0.001" }],
  ["more than a million", { amount: "1000000.01" }],
  ["huge", { amount: "9".repeat(400) }],
  ["a number", { amount: 10 }],
  ["an exponent", { amount: "1e3" }],
  ["another currency", { amount: "10", currency: "USD" }],
  ["no id", { amount: "10", paymentId: "1" }],
])("bad input is refused by the schema: %s", (_, input) => {
  expect(TopUp.safeParse(input).success).toBe(false);
});

test("what is not offered here is INVALID_INPUT, and writes nothing", async () => {
  await using world = await createPaymentWorld();
  const attempts = [
    world.payments.topUp(world.payer, { amount: "10", provider: "stripe", method: "transfer" }),
    world.payments.topUp(world.payer, { amount: "10", provider: "offline", method: "card" }),
  ];

  expect(await outcomesOf(attempts)).toEqual({ INVALID_INPUT: 2 });
  expect(await world.db.prisma.payment.count()).toBe(0);
});

test("the ways to pay are listed with the default first, and what transfers need", async () => {
  await using world = await createPaymentWorld();

  expect(await world.payments.paymentOptions(world.payer)).toEqual([
    { provider: "stripe", methods: ["card", "alipay", "wechat_pay"], instructions: null },
    { provider: "offline", methods: ["transfer"], instructions: "account 6222" },
  ]);
});

test("payments without end are RATE_LIMITED; a repeated one does not count", async () => {
  await using world = await createPaymentWorld();
  const paymentId = uuidv7();
  await world.payments.topUp(world.payer, { amount: "1", paymentId });
  for (let count = 1; count < 30; count += 1) await world.payments.topUp(world.payer, { amount: "1" });

  expect(await outcomeOf(world.payments.topUp(world.payer, { amount: "1" }))).toBe("RATE_LIMITED");
  expect(await outcomeOf(world.payments.topUp(world.payer, { amount: "1", paymentId }))).toBe("ok");
});

test("another organization's payment is NOT_FOUND, a colleague's is seen and left alone", async () => {
  await using world = await createPaymentWorld();
  const { payments, payer, keeper } = world;
  const { id: paymentId } = await payments.topUp(payer, { amount: "10", provider: "offline" });
  const stranger = await world.person();
  const colleague = await world.person(payer.organizationId);

  const strangers = [
    payments.getPayment(stranger, { paymentId }),
    payments.cancelPayment(stranger, { paymentId }),
    payments.submitReference(stranger, { paymentId, reference: "1" }),
  ];
  expect(await outcomesOf(strangers)).toEqual({ NOT_FOUND: 3 });
  expect(await outcomeOf(payments.getPayment(colleague, { paymentId }))).toBe("ok");
  expect(await outcomeOf(payments.cancelPayment(colleague, { paymentId }))).toBe("FORBIDDEN");
  expect(await outcomeOf(payments.submitReference(colleague, { paymentId, reference: "1" }))).toBe(
    "FORBIDDEN",
  );
  expect(await outcomeOf(payments.getPayment(keeper, { paymentId }))).toBe("ok");
  expect(await outcomeOf(payments.refundPayment(payer, { paymentId, amount: "1", reason: "x" }))).toBe(
    "FORBIDDEN",
  );
});

test("payments are listed newest first, page by page; everybody's for those who keep the accounts alone", async () => {
  await using world = await createPaymentWorld();
  const { payments, payer, keeper } = world;
  const ids: string[] = [];
  for (let count = 0; count < 5; count += 1) {
    world.clock.advance(count % 2);
    ids.unshift((await payments.topUp(payer, { amount: "1" })).id);
  }
  await payments.topUp(await world.person(), { amount: "1" });

  const first = await payments.payments(payer, { scope: "own", limit: 3 });
  const second = await payments.payments(payer, { scope: "own", limit: 3, cursor: first.nextCursor });

  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
  expect(second.nextCursor).toBeNull();
  expect((await payments.payments(keeper, { scope: "all", limit: 50 })).items).toHaveLength(6);
  expect((await payments.payments(keeper, { scope: "all", limit: 50, status: "failed" })).items).toEqual([]);
  expect(await outcomeOf(payments.payments(payer, { scope: "all", limit: 3 }))).toBe("FORBIDDEN");
  expect(await outcomeOf(payments.payments(payer, { scope: "own", limit: 3, cursor: "x" }))).toBe(
    "INVALID_INPUT",
  );
});

test("who comes back before the provider has told us sees that it is paid, asked once in two seconds", async () => {
  await using world = await createPaymentWorld();
  const payment = await world.payments.topUp(world.payer, { amount: "10" });
  const ask = () => world.payments.getPayment(world.payer, { paymentId: payment.id });
  await Promise.all(times(5, ask));
  expect(world.provider.questions).toHaveLength(1);

  world.provider.stands(`page_${payment.id}`, { state: "paid", amountMicro: yuan(10), currency: "CNY" });
  world.clock.advance(2_000);

  expect((await ask()).status).toBe("succeeded");
  expect(await world.balance()).toBe(yuan(10));
  await world.tell(payment, paidNews(payment));
  expect(await world.balance()).toBe(yuan(10));
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("while the provider is away, the payment is shown as it was", async () => {
  await using world = await createPaymentWorld();
  const payment = await world.payments.topUp(world.payer, { amount: "10" });
  world.provider.answers(false);

  expect(await world.payments.getPayment(world.payer, { paymentId: payment.id })).toEqual(payment);
});

test("a payment that is taken back can no longer be paid; one that was paid meanwhile is credited instead", async () => {
  await using world = await createPaymentWorld();
  const { payments, payer, provider } = world;
  const [taken, paid] = [
    await payments.topUp(payer, { amount: "10" }),
    await payments.topUp(payer, { amount: "20" }),
  ];
  provider.stands(`page_${paid.id}`, { state: "paid", amountMicro: yuan(20), currency: "CNY" });

  expect((await payments.cancelPayment(payer, { paymentId: taken.id })).status).toBe("canceled");
  expect((await payments.cancelPayment(payer, { paymentId: taken.id })).status).toBe("canceled");
  expect(await outcomeOf(payments.cancelPayment(payer, { paymentId: paid.id }))).toBe("CONFLICT");
  expect((await payments.getPayment(payer, { paymentId: paid.id })).status).toBe("succeeded");
  expect(await provider.query(`page_${taken.id}`)).toEqual({ state: "closed" });
  expect(await world.balance()).toBe(yuan(20));
  expect(await checkInvariants(world.db)).toEqual([]);
});
