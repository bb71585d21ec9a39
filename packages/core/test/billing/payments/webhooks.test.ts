import { uuidv7 } from "@claw/db";
import { describe, expect, test } from "vitest";
import { checkInvariants } from "../../../src/billing/ledger/check-invariants.ts";
import type { PaymentNews } from "../../../src/billing/payments/ports.ts";
import { times } from "../../auth/outcome.ts";
import { createPaymentWorld, paidNews, yuan } from "./world.ts";

test("the same webhook 20 times in parallel credits once and is recorded once", async () => {
  await using world = await createPaymentWorld();
  const payment = await world.payments.topUp(world.payer, { amount: "10" });
  const id = uuidv7();

  await Promise.all(times(20, () => world.tell(payment, paidNews(payment), id)));

  expect(await world.balance()).toBe(yuan(10));
  expect(await world.outcomes()).toEqual(["applied"]);
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("20 webhooks of one payment with names of their own credit once: the payment knows as well", async () => {
  await using world = await createPaymentWorld();
  const payment = await world.payments.topUp(world.payer, { amount: "10" });

  await Promise.all(times(20, () => world.tell(payment, paidNews(payment))));

  expect(await world.balance()).toBe(yuan(10));
  expect((await world.outcomes()).sort()).toEqual([...times(19, () => "already"), "applied"]);
  expect(await checkInvariants(world.db)).toEqual([]);
});

describe("a handler that fails leaves nothing, and the provider's next call succeeds", () => {
  test("at the effect", async () => {
    let fails = 1;
    await using world = await createPaymentWorld({
      settlement: {
        async markPaid(tx, { invoiceId, at }) {
          fails -= 1;
          if (fails === 0) throw new Error("the invoice is stuck");
          await tx.invoice.update({ where: { id: invoiceId }, data: { paymentStatus: "paid", paidAt: at } });
        },
      },
    });
    const invoiceId = await world.invoice(yuan(20));
    const payment = await world.payments.payInvoice(world.payer, { invoiceId });
    const id = uuidv7();

    await expect(world.tell(payment, paidNews(payment), id)).rejects.toThrow("the invoice is stuck");
    expect(await world.outcomes()).toEqual([]);
    expect(await world.db.prisma.ledgerTransaction.count()).toBe(0);
    await world.tell(payment, paidNews(payment), id);

    expect(await world.outcomes()).toEqual(["applied"]);
    expect(await checkInvariants(world.db)).toEqual([]);
  });

  test("handler throws after inserting the event", async () => {
    await using world = await createPaymentWorld();
    const payment = await world.payments.topUp(world.payer, { amount: "10" });
    const id = uuidv7();
    await world.db.pool.query(`
      CREATE FUNCTION fail_once() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'after the event'; END $$;
      CREATE CONSTRAINT TRIGGER fail_once AFTER INSERT ON payment_events DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION fail_once()`);

    await expect(world.tell(payment, paidNews(payment), id)).rejects.toThrow("after the event");
    expect(await world.outcomes()).toEqual([]);
    expect(await world.balance()).toBe(0n);
    await world.db.pool.query("DROP TRIGGER fail_once ON payment_events");
    await world.tell(payment, paidNews(payment), id);

    expect(await world.balance()).toBe(yuan(10));
    expect(await world.outcomes()).toEqual(["applied"]);
    expect(await checkInvariants(world.db)).toEqual([]);
  });
});

test.each([
  ["amount_differs", { kind: "paid", amountMicro: yuan(9.99), currency: "CNY" }],
  ["amount_differs", { kind: "paid", amountMicro: yuan(1000), currency: "CNY" }],
  ["amount_differs", { kind: "paid", amountMicro: 0n, currency: "CNY" }],
  ["currency_differs", { kind: "paid", amountMicro: yuan(10), currency: "USD" }],
] satisfies [string, PaymentNews][])(
  "%s: is recorded, said aloud and not credited",
  async (outcome, news) => {
    await using world = await createPaymentWorld();
    const payment = await world.payments.topUp(world.payer, { amount: "10" });

    await world.tell(payment, news);

    expect(await world.balance()).toBe(0n);
    expect(await world.outcomes()).toEqual([outcome]);
    expect(world.log.entries.filter(({ level }) => level === "error")).toMatchObject([
      { fields: { outcome } },
    ]);
    await world.tell(payment, paidNews(payment));
    expect(await world.balance()).toBe(yuan(10));
    expect(await checkInvariants(world.db)).toEqual([]);
  },
);

test.each([
  ["closed", "expired"],
  ["failed", "failed"],
] as const)(
  "late success: money for a payment that was %s is credited, and recorded as late",
  async (kind, status) => {
    await using world = await createPaymentWorld();
    const payment = await world.payments.topUp(world.payer, { amount: "10" });
    await world.tell(payment, kind === "failed" ? { kind, reason: "declined" } : { kind });
    const { prisma } = world.db;
    expect((await prisma.payment.findUniqueOrThrow({ where: { id: payment.id } })).status).toBe(status);

    await world.tell(payment, paidNews(payment));

    expect(await world.balance()).toBe(yuan(10));
    expect(await world.outcomes()).toEqual(["applied", "applied_late"]);
    expect(await checkInvariants(world.db)).toEqual([]);
  },
);

test("that it failed or ran out, told after it was paid, changes nothing", async () => {
  await using world = await createPaymentWorld();
  const payment = await world.paid("10");

  await world.tell(payment, { kind: "closed" });
  await world.tell(payment, { kind: "failed", reason: "declined" });

  expect((await world.outcomes()).slice(1)).toEqual(["stale", "stale"]);
  expect(await world.balance()).toBe(yuan(10));
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("what is not ours, not there or no money is recorded and passed over", async () => {
  await using world = await createPaymentWorld();
  const payment = await world.payments.topUp(world.payer, { amount: "10" });
  const offline = await world.payments.topUp(world.payer, { amount: "10", provider: "offline" });

  await world.tell({ id: uuidv7() }, paidNews(payment));
  await world.tell(payment, { kind: "other" });
  await world.tell(offline, paidNews(offline));
  await world.tellAgain({
    id: "evt",
    type: "x",
    occurredAt: new Date(),
    paymentId: null,
    news: { kind: "other" },
  });

  expect(await world.outcomes()).toEqual(["unknown_payment", "ignored", "unknown_payment", "ignored"]);
  expect(await world.balance()).toBe(0n);
  expect(await checkInvariants(world.db)).toEqual([]);
});
