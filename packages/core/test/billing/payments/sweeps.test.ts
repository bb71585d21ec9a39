import { expect, test } from "vitest";
import { checkInvariants } from "../../../src/billing/ledger/check-invariants.ts";
import { startPaymentSweeps } from "../../../src/billing/payments/start-payment-sweeps.ts";
import { expirePayments, reconcilePayments } from "../../../src/billing/payments/sweep-payments.ts";
import { minute } from "../../auth/movable-clock.ts";
import { times } from "../../auth/outcome.ts";
import { createPaymentWorld, paidNews, yuan } from "./world.ts";

test("what nobody paid in time ends, at the provider first; what was paid after all is credited", async () => {
  await using world = await createPaymentWorld();
  const { payments, payer, provider, clock } = world;
  const unpaid = await payments.topUp(payer, { amount: "10" });
  const paid = await payments.topUp(payer, { amount: "20" });
  const inTime = await payments.topUp(payer, { amount: "30", provider: "offline" });
  provider.stands(`page_${paid.id}`, { state: "paid", amountMicro: yuan(20), currency: "CNY" });
  clock.advance(121 * minute);

  await Promise.all(times(3, () => expirePayments(world.deps)));

  const { items } = await payments.payments(payer, { scope: "own", limit: 10 });
  expect(new Map(items.map(({ id, status }) => [id, status]))).toEqual(
    new Map([
      [unpaid.id, "expired"],
      [paid.id, "succeeded"],
      [inTime.id, "pending"],
    ]),
  );
  expect(await provider.query(`page_${unpaid.id}`)).toEqual({ state: "closed" });
  await world.tell(unpaid, paidNews(unpaid));
  expect(await world.balance()).toBe(yuan(30));
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("what was paid with another amount ends with an error said once, and the right amount still counts", async () => {
  await using world = await createPaymentWorld();
  const payment = await world.payments.topUp(world.payer, { amount: "10" });
  world.provider.stands(`page_${payment.id}`, { state: "paid", amountMicro: yuan(1), currency: "CNY" });
  world.clock.advance(121 * minute);

  await expirePayments(world.deps);
  await expirePayments(world.deps);

  const row = await world.db.prisma.payment.findUniqueOrThrow({ where: { id: payment.id } });
  expect(row).toMatchObject({ status: "failed", failureReason: "amount_differs" });
  expect(world.log.entries.filter(({ level }) => level === "error")).toHaveLength(1);
  expect(await world.balance()).toBe(0n);
  await world.tell(payment, paidNews(payment));
  expect(await world.balance()).toBe(yuan(10));
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("while the provider is away nothing ends: it may have been paid", async () => {
  await using world = await createPaymentWorld();
  const payment = await world.payments.topUp(world.payer, { amount: "10" });
  world.provider.answers(false);
  world.clock.advance(121 * minute);

  await expirePayments(world.deps);

  const row = await world.db.prisma.payment.findUniqueOrThrow({ where: { id: payment.id } });
  expect(row.status).toBe("pending");
  expect(world.log.entries.filter(({ level }) => level === "warn")).toHaveLength(1);
});

test("a lost webhook is made up for: what waits for ten minutes is asked for", async () => {
  await using world = await createPaymentWorld();
  const payment = await world.payments.topUp(world.payer, { amount: "10" });
  world.provider.stands(`page_${payment.id}`, { state: "paid", amountMicro: yuan(10), currency: "CNY" });

  await reconcilePayments(world.deps);
  expect(await world.balance()).toBe(0n);
  world.clock.advance(10 * minute);
  await reconcilePayments(world.deps);

  expect(await world.balance()).toBe(yuan(10));
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("the sweeps begin at once, and end with the round under way", async () => {
  await using world = await createPaymentWorld();
  const payment = await world.payments.topUp(world.payer, { amount: "10" });
  world.provider.stands(`page_${payment.id}`, { state: "paid", amountMicro: yuan(10), currency: "CNY" });
  world.clock.advance(10 * minute);
  const asked = Promise.withResolvers<void>();
  const { query } = world.provider;
  const provider = {
    ...world.provider,
    query: (reference: string) => {
      asked.resolve();
      return query(reference);
    },
  };

  const sweeps = startPaymentSweeps({ ...world.deps, paymentProviders: [provider] });
  await asked.promise;
  await sweeps[Symbol.asyncDispose]();

  expect(await world.balance()).toBe(yuan(10));
});
