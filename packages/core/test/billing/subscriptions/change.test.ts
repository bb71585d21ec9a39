import { Subscribe } from "@claw/contract";
import { expect, test } from "vitest";
import { day } from "../../auth/movable-clock.ts";
import { outcomeOf } from "../../auth/outcome.ts";
import { openWorld, payInvoice } from "./world.ts";

const enterprise = Subscribe.parse({ tier: "enterprise" });

test("an upgrade pays the rest of the period at the new fee less its rest at the old one, and keeps the period", async () => {
  await using world = await openWorld();
  const li = await world.payer("1000");
  await world.subscribe(li, "pro");
  world.clock.advance(15 * day);

  const preview = await world.service.previewSubscription(li, enterprise);
  const subscription = await world.subscribe(li, "enterprise");

  expect(preview).toEqual({
    tier: "enterprise",
    takesEffect: "now",
    dueNow: "450.000000",
    credit: "49.500000",
    monthlyFee: "999.000000",
    periodEnd: "2026-12-15T04:00:00.000Z",
  });
  expect(subscription).toMatchObject({ tier: "enterprise", anchorDay: 15, periodEnd: preview.periodEnd });
  expect((await world.invoices(li))[0]).toMatchObject({
    total: "450.000000",
    paymentStatus: "paid",
    lines: [{ amount: "499.500000" }, { amount: "-49.500000" }],
  });
  // 1000 − 99 + 50 − 450, and half of the difference of the credits.
  expect(await world.balance(li)).toBe(501 + 225);
  expect(await world.tier(li)).toBe("enterprise");
  expect(await world.invariants()).toEqual([]);
});

test("an upgrade that the balance does not pay for leaves everything as it was", async () => {
  await using world = await openWorld();
  const li = await world.payer("99");
  const before = await world.subscribe(li, "pro");

  expect(await outcomeOf(world.subscribe(li, "enterprise"))).toBe("INSUFFICIENT_BALANCE");

  expect(await world.service.getSubscription(li)).toEqual(before);
  expect([await world.balance(li), (await world.invoices(li)).length]).toEqual([50, 1]);
  expect(await world.invariants()).toEqual([]);
});

test("an upgrade by transfer counts when it is paid; asked for twice it is one, and a cancellation ends with it", async () => {
  await using world = await openWorld();
  const li = await world.payer("99");
  await world.subscribe(li, "pro");
  await world.service.cancel(li);

  const waiting = await world.subscribe(li, "enterprise", "offline");
  expect(waiting).toMatchObject({ tier: "pro", status: "active", cancelAtPeriodEnd: true });
  expect(await world.subscribe(li, "enterprise", "offline")).toEqual(waiting);
  await payInvoice(world, li, waiting.openInvoiceId ?? "");

  expect(await world.service.getSubscription(li)).toMatchObject({
    tier: "enterprise",
    cancelAtPeriodEnd: false,
    openInvoiceId: null,
  });
  expect(await world.invoices(li)).toHaveLength(2);
  expect(await world.balance(li)).toBe(500);
  expect(await world.invariants()).toEqual([]);
});

test("an upgrade that nobody pays for is void after a week, and the subscription goes on as it was", async () => {
  await using world = await openWorld();
  const li = await world.payer("99");
  await world.subscribe(li, "pro");
  await world.subscribe(li, "enterprise", "offline");

  await world.passDays(7);

  expect(await world.service.getSubscription(li)).toMatchObject({
    tier: "pro",
    status: "active",
    openInvoiceId: null,
  });
  expect((await world.invoices(li))[0]).toMatchObject({ status: "void" });
  expect(await world.invariants()).toEqual([]);
});

test("a downgrade costs nothing now and counts from the next period on", async () => {
  await using world = await openWorld();
  const li = await world.payer("1100");
  await world.subscribe(li, "enterprise");

  expect(await world.service.previewSubscription(li, Subscribe.parse({ tier: "pro" }))).toMatchObject({
    takesEffect: "periodEnd",
    dueNow: "0.000000",
  });
  expect(await world.subscribe(li, "pro")).toMatchObject({ tier: "enterprise", nextTier: "pro" });
  await world.passDays(29);
  expect(await world.tier(li)).toBe("enterprise");
  await world.passDays(1);

  expect(await world.service.getSubscription(li)).toMatchObject({
    tier: "pro",
    nextTier: null,
    status: "active",
  });
  expect((await world.invoices(li))[0]).toMatchObject({ total: "99.000000", paymentStatus: "paid" });
  expect([await world.tier(li), await world.balance(li)]).toEqual(["pro", 1100 - 999 - 99 + 50]);
  expect(await world.invariants()).toEqual([]);
});

test("a downgrade is taken back before it counts, by resuming or by the tier that one has", async () => {
  await using world = await openWorld();
  const li = await world.payer("999");
  await world.subscribe(li, "enterprise");

  await world.subscribe(li, "pro");
  expect(await world.service.resume(li)).toMatchObject({ nextTier: null, tier: "enterprise" });
  expect(await outcomeOf(world.service.resume(li))).toBe("CONFLICT");
  await world.subscribe(li, "pro");
  expect(await world.subscribe(li, "enterprise")).toMatchObject({ nextTier: null });
  expect(await outcomeOf(world.subscribe(li, "enterprise"))).toBe("CONFLICT");
  expect(await world.subscribe(li, "enterprise", "offline")).toMatchObject({ status: "active" });
  expect(await world.invariants()).toEqual([]);
});

test("canceled at the end of the period: paid until then, free after it, and nothing is charged", async () => {
  await using world = await openWorld();
  const li = await world.payer("500");
  await world.subscribe(li, "pro");

  expect(await world.service.cancel(li)).toMatchObject({ status: "active", cancelAtPeriodEnd: true });
  await world.passDays(29);
  expect(await world.tier(li)).toBe("pro");
  await world.passDays(1);

  expect(await world.service.getSubscription(li)).toMatchObject({ status: "canceled" });
  expect([await world.tier(li), await world.balance(li)]).toEqual(["free", 401]);
  expect(await world.invoices(li)).toHaveLength(1);
  expect(await world.subscribe(li, "pro")).toMatchObject({ status: "active", anchorDay: 15 });
  expect(await world.invariants()).toEqual([]);
});

test("the free plan is a cancellation, and resuming takes it back: the next period is paid", async () => {
  await using world = await openWorld();
  const li = await world.payer("500");
  await world.subscribe(li, "pro");
  expect(await world.subscribe(li, "free")).toMatchObject({ cancelAtPeriodEnd: true });

  expect(await world.service.resume(li)).toMatchObject({ cancelAtPeriodEnd: false });
  await world.passDays(30);

  expect(await world.service.getSubscription(li)).toMatchObject({
    status: "active",
    periodStart: "2026-12-15T04:00:00.000Z",
    periodEnd: "2027-01-15T04:00:00.000Z",
  });
  expect(await world.balance(li)).toBe(500 - 2 * 99 + 50);
  expect(await world.invariants()).toEqual([]);
});

test("changing to and fro earns nothing: what is paid and what is given is that of the dearest plan", async () => {
  await using world = await openWorld();
  const li = await world.payer("2000");
  await world.subscribe(li, "pro");
  await world.subscribe(li, "enterprise");
  await world.subscribe(li, "pro");
  await world.service.resume(li);

  expect(await world.balance(li)).toBe(2000 - 999 + 500);
  expect(await world.invariants()).toEqual([]);
});

test("another's subscription and bills are not there", async () => {
  await using world = await openWorld();
  const [li, stranger] = [await world.payer("99"), await world.person()];
  await world.subscribe(li, "pro");
  const invoiceId = (await world.invoices(li))[0]?.id ?? "";
  const { service } = world;

  expect(await service.getSubscription(stranger)).toBeNull();
  expect(await world.invoices(stranger)).toEqual([]);
  expect(await outcomeOf(service.getInvoice(stranger, { invoiceId }))).toBe("NOT_FOUND");
  expect(await outcomeOf(service.invoicePdf(stranger, { invoiceId }))).toBe("NOT_FOUND");
  const fapiao = { invoiceId, type: "general" as const, title: "李雷", email: "li@example.com" };
  expect(await outcomeOf(service.requestFapiao(stranger, fapiao))).toBe("NOT_FOUND");
  expect(await outcomeOf(service.cancel(stranger))).toBe("NOT_FOUND");
});
