import { sweepSubscriptions } from "@claw/core";
import { expect, test } from "vitest";
import { day } from "../../auth/movable-clock.ts";
import { outcomeOf, times } from "../../auth/outcome.ts";
import { openWorld, payInvoice, pro, spend } from "./world.ts";

test("a subscription of the 31st of January goes through a leap year on its days, and pays each once", async () => {
  await using world = await openWorld("2028-01-31T04:00:00.000Z");
  const li = await world.payer("1000");
  await world.subscribe(li, "pro");
  const ends: string[] = [];

  for (let period = 0; period < 5; period += 1) {
    const { periodEnd } = (await world.service.getSubscription(li)) ?? { periodEnd: "" };
    ends.push(periodEnd.slice(0, 10));
    world.clock.advance(Date.parse(periodEnd) - world.clock.now().getTime());
    await world.sweep();
    await world.sweep();
  }

  expect(ends).toEqual(["2028-02-29", "2028-03-31", "2028-04-30", "2028-05-31", "2028-06-30"]);
  expect((await world.invoices(li)).map(({ total }) => total)).toEqual(times(6, () => "99.000000"));
  expect(await world.balance(li)).toBe(1000 - 6 * 99 + 50);
  expect(await world.invariants()).toEqual([]);
});

test("a renewal that three processes sweep at once is charged once", async () => {
  await using world = await openWorld();
  const people = await Promise.all(times(5, () => world.payer("500")));
  for (const person of people) await world.subscribe(person, "pro");
  world.clock.advance(30 * day);

  const changed = await Promise.all(times(3, () => sweepSubscriptions(world.deps)));

  expect(changed.reduce((sum, count) => sum + count, 0)).toBe(5);
  expect(await world.db.prisma.invoice.count()).toBe(10);
  for (const person of people) expect(await world.balance(person)).toBe(500 - 2 * 99 + 50);
  // Whoever came second found nothing to do, and did not run into the database's own refusal.
  expect(world.log.entries).toEqual([]);
  expect(await world.invariants()).toEqual([]);
});

test("a period has one invoice, whatever a program does: the database refuses the second", async () => {
  await using world = await openWorld();
  const li = await world.payer("99");
  await world.subscribe(li, "pro");
  const { prisma } = world.db;
  const row = await prisma.invoice.findFirstOrThrow();
  const { lines, seller, customer, grants } = row;
  const again = { ...row, id: row.id.replace(/^.{4}/, "ffff"), sequence: 2, number: "CLAW-2026-000002" };

  const second = prisma.invoice.create({
    data: {
      ...again,
      lines: lines ?? [],
      seller: seller ?? {},
      customer: customer ?? {},
      grants: grants ?? {},
    },
  });

  await expect(second).rejects.toMatchObject({ code: "P2002" });
});

test("plan credit ends with its period, after what was spent counts against it first", async () => {
  await using world = await openWorld();
  const li = await world.payer("99");
  await world.subscribe(li, "pro");
  await world.give(li, "10");
  await world.service.cancel(li);
  await spend(world, li, "20");

  await world.passDays(30);

  expect(await world.balance(li)).toBe(10);
  const expiry = await world.db.prisma.ledgerTransaction.findMany({
    where: { kind: "expiry" },
    include: { entries: true },
  });
  expect(expiry.flatMap(({ entries }) => entries.map(({ amountMicro }) => amountMicro)).sort()).toEqual([
    -30_000_000n,
    30_000_000n,
  ]);
  expect(await world.invariants()).toEqual([]);
});

test("credit of the period that ends does not pay for the next one", async () => {
  await using world = await openWorld();
  const li = await world.payer("160");
  await world.subscribe(li, "pro");
  expect(await world.balance(li)).toBe(111);

  await world.passDays(30);

  expect(await world.service.getSubscription(li)).toMatchObject({ status: "past_due" });
  expect(await world.balance(li)).toBe(61);
  expect(await world.invariants()).toEqual([]);
});

test("a balance below the fee is past due: the tier goes on, and the money that comes pays it and the period that runs", async () => {
  await using world = await openWorld();
  const li = await world.payer("99");
  await world.subscribe(li, "pro");
  await world.passDays(30);

  const pastDue = await world.service.getSubscription(li);
  expect(pastDue).toMatchObject({ status: "past_due", graceUntil: "2026-12-22T04:00:00.000Z" });
  expect(await world.tier(li)).toBe("pro");
  expect(await outcomeOf(world.subscribe(li, "enterprise"))).toBe("CONFLICT");
  expect(await world.sweep()).toBe(0);

  await world.passDays(3);
  await world.give(li, "99");
  expect(await world.sweep()).toBe(1);

  expect(await world.service.getSubscription(li)).toMatchObject({
    status: "active",
    graceUntil: null,
    openInvoiceId: null,
    periodStart: "2026-12-15T04:00:00.000Z",
    periodEnd: "2027-01-15T04:00:00.000Z",
  });
  expect(await world.balance(li)).toBe(50);
  expect(await world.invariants()).toEqual([]);
});

test("after the grace the subscription is over, its invoice written off, and everybody free", async () => {
  await using world = await openWorld();
  const li = await world.payer("99");
  await world.subscribe(li, "pro");
  await world.passDays(30);
  await world.passDays(6);
  expect(await world.tier(li)).toBe("pro");
  await world.passDays(1);

  expect(await world.service.getSubscription(li)).toMatchObject({ status: "canceled", openInvoiceId: null });
  expect((await world.invoices(li))[0]).toMatchObject({ status: "issued", paymentStatus: "uncollectible" });
  expect(await world.tier(li)).toBe("free");
  await world.give(li, "500");
  expect(await world.sweep()).toBe(0);
  expect(await world.balance(li)).toBe(500);
  expect(await world.invariants()).toEqual([]);
});

test("paid by transfer: an invoice for the next period, past due after a week, over after another", async () => {
  await using world = await openWorld();
  const [li, han] = [await world.person(), await world.person()];
  for (const person of [li, han]) {
    const { openInvoiceId } = await world.subscribe(person, "pro", "offline");
    await payInvoice(world, person, openInvoiceId ?? "");
  }
  await world.passDays(30);

  const waiting = await world.service.getSubscription(li);
  expect(waiting).toMatchObject({ status: "active", periodEnd: "2026-12-15T04:00:00.000Z" });
  expect((await world.invoices(li))[0]).toMatchObject({
    paymentStatus: "open",
    dueAt: "2026-12-22T04:00:00.000Z",
  });
  await world.passDays(7);
  expect(await world.service.getSubscription(li)).toMatchObject({ status: "past_due" });
  await world.passDays(3);
  await payInvoice(world, li, waiting?.openInvoiceId ?? "");
  await world.passDays(4);

  expect(await world.service.getSubscription(li)).toMatchObject({
    status: "active",
    periodStart: "2026-12-15T04:00:00.000Z",
    periodEnd: "2027-01-15T04:00:00.000Z",
  });
  expect(await world.service.getSubscription(han)).toMatchObject({ status: "canceled" });
  expect([await world.tier(li), await world.tier(han)]).toEqual(["pro", "free"]);
  expect(await world.invariants()).toEqual([]);
});

test("an invoice that waits for a transfer may be paid from the balance after all", async () => {
  await using world = await openWorld();
  const li = await world.payer("99");
  await world.subscribe(li, "pro");
  await world.subscribe(li, "pro", "offline");
  await world.passDays(30);
  await world.passDays(7);
  expect(await world.service.getSubscription(li)).toMatchObject({ status: "past_due" });

  expect(await outcomeOf(world.subscribe(li, "pro"))).toBe("INSUFFICIENT_BALANCE");
  await world.give(li, "99");

  expect(await world.subscribe(li, "pro")).toMatchObject({ status: "active", openInvoiceId: null });
  expect(await world.invariants()).toEqual([]);
});

test("canceling what is past due ends it at once, and its invoice is void", async () => {
  await using world = await openWorld();
  const li = await world.payer("99");
  await world.subscribe(li, "pro");
  await world.passDays(30);

  expect(await world.service.cancel(li)).toMatchObject({ status: "canceled", openInvoiceId: null });

  expect((await world.invoices(li))[0]).toMatchObject({ status: "void", paymentStatus: "open" });
  expect(await world.tier(li)).toBe("free");
  expect(await world.invariants()).toEqual([]);
});

test("after months without a server one period is charged, the one that runs, and the anchor is kept", async () => {
  await using world = await openWorld();
  const [li, canceled, poor] = [
    await world.payer("1000"),
    await world.payer("1000"),
    await world.payer("99"),
  ];
  for (const person of [li, canceled, poor]) await world.subscribe(person, "pro");
  await world.service.cancel(canceled);

  await world.passDays(100);

  expect(await world.service.getSubscription(li)).toMatchObject({
    status: "active",
    periodStart: "2027-02-15T04:00:00.000Z",
    periodEnd: "2027-03-15T04:00:00.000Z",
  });
  expect(await world.balance(li)).toBe(1000 - 2 * 99 + 50);
  expect((await world.invoices(li))[0]?.lines[0]?.description).toContain("2027-02-15 – 2027-03-15");
  expect(await world.service.getSubscription(canceled)).toMatchObject({ status: "canceled" });
  expect(await world.balance(canceled)).toBe(901);
  expect(await world.service.getSubscription(poor)).toMatchObject({
    status: "past_due",
    graceUntil: "2027-03-02T04:00:00.000Z",
  });
  expect(await world.invariants()).toEqual([]);
});

test("who was past due when the server went away pays for the period that runs when the money comes, not for the one before", async () => {
  await using world = await openWorld();
  const li = await world.payer("99");
  await world.subscribe(li, "pro");
  await world.passDays(30);
  world.clock.advance(60 * day);
  await world.give(li, "99");

  await world.sweep();

  expect(await world.service.getSubscription(li)).toMatchObject({
    status: "active",
    periodStart: "2027-01-15T04:00:00.000Z",
    periodEnd: "2027-02-15T04:00:00.000Z",
  });
  expect(await world.balance(li)).toBe(50);
  expect(await world.invariants()).toEqual([]);
});

test("a new version of a plan counts for running subscriptions when they renew", async () => {
  await using world = await openWorld();
  const operator = { ...(await world.person()), role: "operator" as const };
  const li = await world.payer("1000");
  const { planId } = await world.subscribe(li, "pro");
  const next = await world.service.setPlan(operator, { ...pro, monthlyFee: "120", includedCredit: "60" });

  expect(await world.service.getSubscription(li)).toMatchObject({ planId });
  await world.passDays(30);

  expect(await world.service.getSubscription(li)).toMatchObject({ planId: next.id });
  expect(await world.balance(li)).toBe(1000 - 99 - 120 + 60);
  expect(await world.invariants()).toEqual([]);
});

test("one subscription that fails leaves the others alone, and is told", async () => {
  await using world = await openWorld();
  const [broken, li] = [await world.payer("500"), await world.payer("500")];
  for (const person of [broken, li]) await world.subscribe(person, "pro");
  const { organizationId } = broken;
  await world.db.pool.query(
    `ALTER TABLE subscriptions ADD CONSTRAINT broken CHECK (organization_id <> '${organizationId}' OR period_end < '2026-12-31')`,
  );

  await world.passDays(30);

  expect(await world.service.getSubscription(li)).toMatchObject({ periodEnd: "2027-01-15T04:00:00.000Z" });
  expect(await world.balance(broken)).toBe(401);
  expect(world.log.entries).toMatchObject([{ level: "error", fields: { organizationId } }]);
  expect(await world.invariants()).toEqual([]);
});
