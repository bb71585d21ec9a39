import { Subscribe } from "@claw/contract";
import { markInvoicePaid } from "@claw/core";
import { expect, test } from "vitest";
import { outcomeOf, outcomesOf, times } from "../../auth/outcome.ts";
import { openWorld, payInvoice, pro, spend } from "./world.ts";

test("subscribing from the balance charges the fee once, gives the credit that comes with it, and the tier", async () => {
  await using world = await openWorld();
  const li = await world.payer("100");

  const subscription = await world.subscribe(li, "pro");

  expect(subscription).toMatchObject({
    tier: "pro",
    status: "active",
    anchorDay: 15,
    periodStart: "2026-11-15T04:00:00.000Z",
    periodEnd: "2026-12-15T04:00:00.000Z",
    openInvoiceId: null,
  });
  expect(await world.balance(li)).toBe(51);
  expect(await world.tier(li)).toBe("pro");
  expect(world.forgotten).toContain(li.userId);
  expect(await world.invoices(li)).toMatchObject([
    {
      number: "CLAW-2026-000001",
      total: "99.000000",
      paymentStatus: "paid",
      customer: { name: expect.stringContaining("@") },
    },
  ]);
  expect(await world.db.prisma.creditLot.findMany({ where: { source: "plan" } })).toMatchObject([
    { amountMicro: 50_000_000n, expiresAt: new Date("2026-12-15T04:00:00.000Z") },
  ]);
  expect(await world.service.getSubscription(li)).toEqual(subscription);
  expect(await world.invariants()).toEqual([]);
});

test("a balance below the fee is refused, and nothing was written: no number is missing after it", async () => {
  await using world = await openWorld();
  const [poor, li] = [await world.payer("98.99"), await world.payer("99")];

  expect(await outcomeOf(world.subscribe(poor, "pro"))).toBe("INSUFFICIENT_BALANCE");

  expect(await world.balance(poor)).toBe(98.99);
  expect(await world.service.getSubscription(poor)).toBeNull();
  expect(await world.db.prisma.invoice.count()).toBe(0);
  expect(await world.db.prisma.auditEvent.count({ where: { action: "subscription_changed" } })).toBe(0);
  await world.subscribe(li, "pro");
  expect((await world.invoices(li))[0]?.number).toBe("CLAW-2026-000001");
  expect(await world.invariants()).toEqual([]);
});

test("what is held for calls under way, and what has expired, does not pay", async () => {
  await using world = await openWorld();
  const li = await world.payer("99");
  const { organizationId } = li;
  await world.db.prisma.creditLot.updateMany({
    where: { organizationId },
    data: { expiresAt: world.clock.now() },
  });

  expect(await outcomeOf(world.subscribe(li, "pro"))).toBe("INSUFFICIENT_BALANCE");

  await world.db.prisma.creditLot.updateMany({ where: { organizationId }, data: { expiresAt: null } });
  await world.db.prisma.billingAccount.update({ where: { organizationId }, data: { heldMicro: 1n } });
  expect(await outcomeOf(world.subscribe(li, "pro"))).toBe("INSUFFICIENT_BALANCE");

  await world.db.prisma.billingAccount.update({ where: { organizationId }, data: { heldMicro: 0n } });
  await world.subscribe(li, "pro");
  expect(await world.invariants()).toEqual([]);
});

test("ten clicks at once subscribe and charge once", async () => {
  await using world = await openWorld();
  const li = await world.payer("2000");

  const outcomes = await outcomesOf(times(10, () => world.subscribe(li, "pro")));

  expect(outcomes).toEqual({ ok: 1, CONFLICT: 9 });
  expect(await world.balance(li)).toBe(1951);
  expect(await world.db.prisma.subscription.count()).toBe(1);
  expect(await world.invariants()).toEqual([]);
});

test("paid by transfer, it is incomplete until the money comes; the period begins then, and coming twice is once", async () => {
  await using world = await openWorld();
  const li = await world.person();

  const incomplete = await world.subscribe(li, "pro", "offline");

  const [invoice] = await world.invoices(li);
  expect(incomplete).toMatchObject({ status: "incomplete", openInvoiceId: invoice?.id });
  expect(invoice).toMatchObject({
    paymentStatus: "open",
    total: "99.000000",
    dueAt: "2026-11-22T04:00:00.000Z",
  });
  expect(await world.tier(li)).toBe("free");
  expect(await world.subscribe(li, "pro", "offline")).toEqual(incomplete);

  await world.passDays(2);
  await payInvoice(world, li, invoice?.id ?? "");
  const facts = { invoiceId: invoice?.id ?? "", at: world.clock.now() };
  await world.db.prisma.$transaction((tx) => markInvoicePaid(tx, facts));

  expect(await world.service.getSubscription(li)).toMatchObject({
    status: "active",
    anchorDay: 17,
    periodStart: "2026-11-17T04:00:00.000Z",
    periodEnd: "2026-12-17T04:00:00.000Z",
    openInvoiceId: null,
  });
  expect(await world.balance(li)).toBe(50);
  expect(await world.tier(li)).toBe("pro");
  expect((await world.invoices(li))[0]).toMatchObject({
    paymentStatus: "paid",
    paymentId: expect.any(String),
  });
  expect(await world.invariants()).toEqual([]);
});

test("nobody pays for the first invoice: after a week it is void, and the subscription over", async () => {
  await using world = await openWorld();
  const li = await world.person();
  await world.subscribe(li, "pro", "offline");

  await world.passDays(6);
  expect(await world.service.getSubscription(li)).toMatchObject({ status: "incomplete" });
  await world.passDays(1);

  expect(await world.service.getSubscription(li)).toMatchObject({ status: "canceled", openInvoiceId: null });
  expect(await world.invoices(li)).toMatchObject([{ status: "void", paymentStatus: "open" }]);
  expect(await world.invariants()).toEqual([]);
});

test("who chose a transfer may take the balance after all: the first invoice is void", async () => {
  await using world = await openWorld();
  const li = await world.payer("99");
  await world.subscribe(li, "enterprise", "offline");

  await world.subscribe(li, "pro");

  expect(await world.invoices(li)).toMatchObject([
    { number: "CLAW-2026-000002", paymentStatus: "paid" },
    { number: "CLAW-2026-000001", status: "void" },
  ]);
  expect(await world.invariants()).toEqual([]);
});

test("a plan without a fee is there at once, with an invoice of nothing that is paid", async () => {
  await using world = await openWorld();
  const [operator, li] = [{ ...(await world.person()), role: "operator" as const }, await world.person()];
  await world.service.setPlan(operator, { ...pro, monthlyFee: "0", includedCredit: "1.5" });

  expect(await world.subscribe(li, "pro", "offline")).toMatchObject({
    status: "active",
    openInvoiceId: null,
  });

  expect(await world.invoices(li)).toMatchObject([{ total: "0.000000", paymentStatus: "paid" }]);
  expect(await world.balance(li)).toBe(1.5);
  expect(await world.invariants()).toEqual([]);
});

test("members who do not keep the accounts may neither change nor see bills; admins and billing members may", async () => {
  await using world = await openWorld();
  const owner = await world.payer("99");
  const { service } = world;
  const join = async (role: "admin" | "billing" | "member") => {
    const person = await world.person();
    const membership = { organizationId: owner.organizationId, userId: person.userId, role };
    await world.db.prisma.membership.create({ data: membership });
    return { ...person, organizationId: owner.organizationId };
  };
  const member = await join("member");
  const pay = Subscribe.parse({ tier: "pro" });

  const refused = [
    service.subscribe(member, pay),
    service.previewSubscription(member, pay),
    service.cancel(member),
    service.resume(member),
    world.invoices(member),
    service.billingProfile(member),
  ];
  expect(await outcomesOf(refused)).toEqual({ FORBIDDEN: 6 });
  expect(await world.subscribe(await join("admin"), "pro")).toMatchObject({ status: "active" });
  expect(await service.cancel(await join("billing"))).toMatchObject({ cancelAtPeriodEnd: true });
  expect(await service.getSubscription(member)).toMatchObject({ tier: "pro" });
  expect(await world.tier(owner)).toBe("pro");
  expect(await world.tier(member)).toBe("free");
  expect(await world.invariants()).toEqual([]);
});

test("an unknown plan is refused: a name that is none, a tier without a version", async () => {
  await using world = await openWorld();
  const li = await world.payer("99");
  await world.db.prisma.planVersion.updateMany({
    where: { tier: "pro" },
    data: { validUntil: world.clock.now() },
  });

  expect(Subscribe.safeParse({ tier: "gold" }).success).toBe(false);
  expect(await outcomeOf(world.subscribe(li, "pro"))).toBe("NOT_FOUND");
  expect(await outcomeOf(world.service.previewSubscription(li, { tier: "pro", payWith: "balance" }))).toBe(
    "NOT_FOUND",
  );
  expect((await world.service.plans(li)).map(({ tier }) => tier)).toEqual(["free", "enterprise"]);
  expect(await world.invariants()).toEqual([]);
});

test("the free plan is no subscription, and there is nothing to cancel or to resume", async () => {
  await using world = await openWorld();
  const li = await world.payer("99");

  expect(await outcomeOf(world.subscribe(li, "free"))).toBe("CONFLICT");
  expect(await outcomeOf(world.service.cancel(li))).toBe("NOT_FOUND");
  expect(await outcomeOf(world.service.resume(li))).toBe("NOT_FOUND");
});

test("every change is in the audit trail", async () => {
  await using world = await openWorld();
  const li = await world.payer("99");
  await world.subscribe(li, "pro");
  await world.service.cancel(li);
  await world.service.resume(li);

  const events = await world.db.prisma.auditEvent.findMany({ orderBy: { id: "asc" } });

  expect(events.map(({ action, detail }) => [action, detail])).toMatchObject([
    ["subscription_changed", { deed: "subscribe", tier: "pro", status: "active" }],
    ["subscription_changed", { deed: "cancel" }],
    ["subscription_changed", { deed: "resume" }],
  ]);
});

test("money paid back ends the running subscription, with what is left of the credit that came with it", async () => {
  await using world = await openWorld();
  const li = await world.person();
  await world.subscribe(li, "pro", "offline");
  const [invoice] = await world.invoices(li);
  await payInvoice(world, li, invoice?.id ?? "");
  await spend(world, li, "20");

  await world.refund(invoice?.id ?? "");
  await world.refund(invoice?.id ?? "");

  expect(await world.service.getSubscription(li)).toMatchObject({ status: "canceled" });
  expect((await world.invoices(li))[0]).toMatchObject({ paymentStatus: "refunded" });
  expect([await world.balance(li), await world.tier(li)]).toEqual([0, "free"]);
  expect(await world.invariants()).toEqual([]);
});

test("an upgrade that is paid back leaves the plan before it, and the credit that came with that", async () => {
  await using world = await openWorld();
  const li = await world.payer("99");
  await world.subscribe(li, "pro");
  await world.subscribe(li, "enterprise", "offline");
  const [upgrade] = await world.invoices(li);
  await payInvoice(world, li, upgrade?.id ?? "");
  expect([await world.balance(li), await world.tier(li)]).toEqual([500, "enterprise"]);

  await world.refund(upgrade?.id ?? "");

  expect(await world.service.getSubscription(li)).toMatchObject({ status: "active", tier: "pro" });
  expect([await world.balance(li), await world.tier(li)]).toEqual([50, "pro"]);
  expect(await world.invariants()).toEqual([]);
});
