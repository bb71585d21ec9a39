import { describe, expect, test } from "vitest";
import { checkInvariants } from "../../../src/billing/ledger/check-invariants.ts";
import type { DisputeNews, PaymentNews } from "../../../src/billing/payments/ports.ts";
import { outcomeOf } from "../../auth/outcome.ts";
import { createPaymentWorld, microOf, paidNews, yuan } from "./world.ts";

function disputed(status: DisputeNews["status"], amountMicro = yuan(100), reference = "du_1"): PaymentNews {
  return {
    kind: "dispute",
    dispute: { reference, status, amountMicro, currency: "CNY", reason: "fraudulent" },
  };
}

describe("a dispute", () => {
  test("takes the money, may leave a debt, and gives it back when it is won", async () => {
    await using world = await createPaymentWorld();
    const payment = await world.paid("100");
    await world.payments.refundPayment(world.keeper, {
      paymentId: payment.id,
      amount: "30",
      reason: "asked for",
    });

    await world.tell(payment, disputed("open"));
    expect(await world.balance()).toBe(yuan(-30));
    const during = await world.payments.getPayment(world.payer, { paymentId: payment.id });
    expect(during.status).toBe("disputed");
    const refund = { paymentId: payment.id, amount: "1", reason: "asked for" };
    expect(await outcomeOf(world.payments.refundPayment(world.keeper, refund))).toBe("CONFLICT");

    await world.tell(payment, disputed("won"));
    expect(await world.balance()).toBe(yuan(70));
    const after = await world.payments.getPayment(world.payer, { paymentId: payment.id });
    expect(after.status).toBe("partially_refunded");
    expect(await checkInvariants(world.db)).toEqual([]);
  });

  test("that is lost keeps the money, and what it leaves is disputed for good", async () => {
    await using world = await createPaymentWorld();
    const payment = await world.paid("100");

    await world.tell(payment, disputed("open"));
    await world.tell(payment, disputed("lost"));

    expect(await world.balance()).toBe(0n);
    const after = await world.payments.getPayment(world.payer, { paymentId: payment.id });
    expect(after.status).toBe("disputed");
    expect(await world.db.prisma.dispute.findMany()).toMatchObject([{ status: "lost" }]);
    expect(await checkInvariants(world.db)).toEqual([]);
  });

  const tellings = permutations(["paid", "open", "won"] as const);
  test.each(tellings)("and its money told as %s, %s, %s ends the same", async (...order) => {
    await using world = await createPaymentWorld();
    const payment = await world.payments.topUp(world.payer, { amount: "100" });
    const paid = { amountMicro: microOf(payment), currency: "CNY" };
    world.provider.stands(`page_${payment.id}`, { state: "paid", ...paid });

    for (const what of order) await world.tell(payment, what === "paid" ? paidNews(payment) : disputed(what));

    expect(await world.balance()).toBe(yuan(100));
    const after = await world.payments.getPayment(world.payer, { paymentId: payment.id });
    expect(after.status).toBe("succeeded");
    expect(await checkInvariants(world.db)).toEqual([]);
  });

  test("beside another that is open stays disputed until both are won", async () => {
    await using world = await createPaymentWorld();
    const payment = await world.paid("100");
    await world.tell(payment, disputed("open", yuan(40), "du_1"));
    await world.tell(payment, disputed("open", yuan(60), "du_2"));

    await world.tell(payment, disputed("won", yuan(40), "du_1"));
    const between = await world.payments.getPayment(world.payer, { paymentId: payment.id });
    expect([between.status, await world.balance()]).toEqual(["disputed", yuan(40)]);
    await world.tell(payment, disputed("won", yuan(60), "du_2"));

    const after = await world.payments.getPayment(world.payer, { paymentId: payment.id });
    expect([after.status, await world.balance()]).toEqual(["succeeded", yuan(100)]);
    expect(await checkInvariants(world.db)).toEqual([]);
  });

  test("about more than was paid is recorded and takes nothing", async () => {
    await using world = await createPaymentWorld();
    const payment = await world.paid("100");

    await world.tell(payment, disputed("open", yuan(101)));

    expect(await world.outcomes()).toEqual(["applied", "amount_differs"]);
    expect(await world.balance()).toBe(yuan(100));
    expect(await checkInvariants(world.db)).toEqual([]);
  });
});

function permutations<Item>(items: readonly Item[]): Item[][] {
  if (items.length <= 1) return [[...items]];

  return items.flatMap((item, at) => permutations(items.toSpliced(at, 1)).map((rest) => [item, ...rest]));
}
